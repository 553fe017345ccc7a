import { listed } from '../../findings/listed.js';
import { type DeclId, declarationId, type Network, type Topology, type TunnelKind } from '../../topology/index.js';
import { anyPacket, type EditKind } from './edit-kind.js';
import type { AddTunnel } from './topology-edit.js';

// The far end may become reachable, and routes may resolve through it, so any packet may take another path.
export const addTunnel: EditKind<AddTunnel> = {
  apply,
  alters: ({ name }) => [tunnelId(name)],
  touches: anyPacket,
  words,
};

/** The id of a tunnel with this name, whether it exists or an edit adds it. */
export function tunnelId(name: string): DeclId {
  return declarationId('tunnel', [name]);
}

/** Fails if the name is taken, since later edits name the tunnel, or if it does not have two ends. */
function apply(topology: Topology, { name, tunnelKind, a, b }: AddTunnel): Topology | undefined {
  const id = tunnelId(name);
  const devices = [...topology.nvas, ...topology.sites.flatMap(({ routers }) => routers)];
  const ends = devices.filter((one) => one.id === a || one.id === b);
  if (ends.length < 2 || topology.tunnels.some((one) => one.id === id)) return undefined;
  const end = (device: DeclId) => ({ device, endpoint: undefined });
  return {
    ...topology,
    tunnels: [
      ...topology.tunnels,
      { kind: 'tunnel', id, name, label: name, tunnelKind, a: end(a), b: end(b), mtu: undefined },
    ],
  };
}

const kindTexts: Readonly<Record<TunnelKind, string>> = { vxlan: 'VXLAN', ipsec: 'IPsec', ipip: 'IPIP', gre: 'GRE' };

/** What engineers call a kind of tunnel. */
export function tunnelKindText(kind: TunnelKind): string {
  return kindTexts[kind];
}

function words(edits: readonly [AddTunnel, ...AddTunnel[]], _all: unknown, network: Network): string {
  const kinds = [...new Set(edits.map(({ tunnelKind }) => kindTexts[tunnelKind]))];
  const ends = edits.map(({ a, b }) => `${network.label(a)} ↔ ${network.label(b)}`);
  return `insert ${listed(kinds)} ${edits.length > 1 ? 'tunnels' : 'tunnel'} ${listed(ends)}`;
}
