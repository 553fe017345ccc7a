import { listed } from '../../findings/listed.js';
import type { DeclId, Network, Topology, TunnelKind } from '../../topology/index.js';
import type { EditKind } from './edit-kind.js';
import type { AddTunnel } from './topology-edit.js';

// The far end may become reachable, and routes may resolve through it, so any packet may take another path.
export const addTunnel: EditKind<AddTunnel> = {
  apply,
  alters: ({ name }) => [tunnelId(name)],
  touches: () => undefined,
  words,
};

/** The id of a tunnel with this name, whether it exists or an edit adds it. */
export function tunnelId(name: string): DeclId {
  return `tunnel:${name}`;
}

function apply(topology: Topology, { name, tunnelKind, a, b }: AddTunnel): Topology {
  const end = (device: DeclId) => ({ device, endpoint: undefined });
  return {
    ...topology,
    tunnels: [
      ...topology.tunnels,
      { kind: 'tunnel', id: tunnelId(name), name, label: name, tunnelKind, a: end(a), b: end(b), mtu: undefined },
    ],
  };
}

const kindTexts: Readonly<Record<TunnelKind, string>> = { vxlan: 'VXLAN', ipsec: 'IPsec', ipip: 'IPIP', gre: 'GRE' };

function words(edits: readonly [AddTunnel, ...AddTunnel[]], _all: unknown, network: Network): string {
  const kinds = [...new Set(edits.map(({ tunnelKind }) => kindTexts[tunnelKind]))];
  const ends = edits.map(({ a, b }) => `${network.label(a)} ↔ ${network.label(b)}`);
  return `insert ${listed(kinds)} ${edits.length > 1 ? 'tunnels' : 'tunnel'} ${listed(ends)}`;
}
