import { type Prefix, PrefixTable } from '../address/index.js';
import type { Network, Subnet, Vnet } from '../topology/index.js';
import type { EffectiveRoute, InjectedRoute } from './route.js';
import { internetRoutes, peeringRoutes, privateEndpointRoutes, vnetRoutes } from './system-routes.js';

/** The rows that all NICs of a VNet have in common, before user-defined routes touch them. */
export interface VnetRows {
  readonly own: readonly EffectiveRoute[];
  readonly peers: readonly EffectiveRoute[];
  readonly endpoints: readonly { readonly row: EffectiveRoute; readonly home: Vnet; readonly subnet: Subnet }[];
  readonly internet: readonly EffectiveRoute[];
  /** Rows of own and directly peered address space: no BGP route equal to or inside it enters the table (R037). */
  readonly space: PrefixTable<EffectiveRoute>;
  /** The rows of injected routes that have been read so far. */
  readonly injected: Map<InjectedRoute, readonly EffectiveRoute[]>;
}

/** Collects the system rows of a VNet. */
export function vnetRows(network: Network, vnet: Vnet): VnetRows {
  const own = vnetRoutes(vnet);
  const ownTexts = new Set(vnet.addressSpace.map(({ text }) => text));
  const peers = peeringRoutes(network, vnet).filter(({ prefix }) => !ownTexts.has(prefix?.text ?? ''));
  const space = new PrefixTable<EffectiveRoute>();
  // For a prefix that a peer also has, the row of the own VNet counts.
  for (const row of [...peers, ...own]) if (row.prefix) space.set(row.prefix, row);
  const endpoints = privateEndpointRoutes(network, vnet);
  return { own, peers, endpoints, internet: internetRoutes(vnet), space, injected: new Map() };
}

/** The row of own or peered address space that equals or contains a prefix, the shortest one. */
export function spaceAround(rows: VnetRows, prefix: Prefix): EffectiveRoute | undefined {
  const covering = rows.space.covering(prefix);
  return covering[covering.length - 1];
}
