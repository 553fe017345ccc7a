import {
  applianceOf,
  firewallOf,
  routerOf,
  type Wan,
  type WanHub,
  type WanSpoke,
  type WanUserRoutes,
} from './model.js';
import { everywhere, type Row } from './naive.js';
import { contains } from './prefixes.js';

/** The rows that a hub writes into the NICs of a spoke (W039–W043) with state, prefix and next hop addresses, and its user-defined routes. */
export function naiveNicRows(wan: Wan, tables: ReadonlyMap<string, Row[]>, spoke: WanSpoke): string[] {
  const hub = wan.hubs[spoke.hub];
  if (!hub) return [];
  const table = hub.policies.length > 0 ? 'defaultRouteTable' : (spoke.routing.associated ?? 'defaultRouteTable');
  const { propagation, routes } = spoke.userRoutes ?? { propagation: true, routes: [] };
  const spaces = [spoke, ...peersOf(wan, spoke)].flatMap(({ prefixes }) => prefixes);
  const rows = (propagation ? (tables.get(`${hub.name}.${table}`) ?? []) : []).filter(
    ({ prefix }) =>
      // W041, W042
      !spaces.some((space) => contains(space, prefix)) &&
      (prefix !== everywhere || spoke.routing.enableInternetSecurity !== false),
  );
  const ofHub = rows.map(({ prefix, hops }) => {
    const state = routes.some((one) => one.prefix === prefix) ? 'Invalid' : 'Active';
    return `${state} ${prefix} ${[...new Set(hops.flatMap((hop) => addressesOf(wan, hub, hop)))].sort().join()}`;
  });
  return [...ofHub, ...routes.map((route) => userRow(wan, spoke, route))].sort();
}

function peersOf(wan: Wan, spoke: WanSpoke): WanSpoke[] {
  const at = wan.spokes.indexOf(spoke);
  const peers = wan.peerings.flatMap(([a, b]) => (a === at ? [b] : b === at ? [a] : []));
  return wan.spokes.filter((_, k) => peers.includes(k));
}

/** R059, W122, W123: an appliance is reached in the own network, in a peered one, and in the own hub. */
function userRow(wan: Wan, spoke: WanSpoke, { prefix, to }: WanUserRoutes['routes'][number]): string {
  if (typeof to === 'string') return `User ${prefix} ${to}`;
  const other = 'hub' in to ? wan.hubs[to.hub] : wan.spokes[to.spoke];
  if (!other) return '';
  const address = 'prefix' in other ? firewallOf(other) : applianceOf(other);
  const near = [wan.hubs[spoke.hub]?.prefix ?? '', ...[spoke, ...peersOf(wan, spoke)].flatMap((one) => one.prefixes)];
  const isReached = near.some((space) => contains(space, `${address}/32`));
  return `User ${prefix} ${isReached ? 'VirtualAppliance' : 'None'} ${address}`;
}

/** W003, W040: the next hop addresses that NICs show. */
function addressesOf(wan: Wan, hub: WanHub, hop: string): string[] {
  const [kind, name] = hop.split(' ');
  const at = wan.branches.find((branch) => `c-${branch.name}` === name)?.hub;
  const inHub = (last: number) => hub.prefix.replace(/0\/23$/, String(last));
  if (kind === 'firewall') return [firewallOf(hub)];
  if (kind === 'vpn') return [inHub(12), inHub(13)];
  if (kind === 'expressRoute') return [`10.24.${at}.60`, `10.24.${at}.61`];
  return [routerOf(hub)];
}
