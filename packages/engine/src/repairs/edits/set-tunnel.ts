import { listed } from '../../findings/listed.js';
import type { Network, Topology, Tunnel } from '../../topology/index.js';
import { tunnelKindText } from './add-tunnel.js';
import { changedAt } from './changed.js';
import { anyPacket, type EditKind } from './edit-kind.js';
import type { SetTunnel } from './topology-edit.js';

export const setTunnel: EditKind<SetTunnel> = { apply, alters: ({ tunnel }) => [tunnel], touches: anyPacket, words };

function apply(topology: Topology, { tunnel: id, change }: SetTunnel): Topology | undefined {
  const { tunnelKind } = change;
  return changedAt(
    topology,
    'tunnels',
    id,
    (tunnel): Tunnel => ({
      ...tunnel,
      ...(tunnelKind && { tunnelKind }),
      ...('mtu' in change && { mtu: change.mtu }),
      ...('endpointA' in change && { a: { ...tunnel.a, endpoint: change.endpointA } }),
      ...('endpointB' in change && { b: { ...tunnel.b, endpoint: change.endpointB } }),
    }),
  );
}

function words(edits: readonly SetTunnel[], _all: unknown, network: Network): string {
  return listed(
    edits.map(({ tunnel: id, change: { tunnelKind, mtu, ...change } }) => {
      const label = network.label(id);
      const [a, b] = [network.tunnel(id)?.a.device ?? '', network.tunnel(id)?.b.device ?? ''].map((end) =>
        network.label(end),
      );
      const parts = [
        ...(tunnelKind ? [`make ${label} ${tunnelKindText(tunnelKind)}`] : []),
        ...(mtu === undefined ? [] : [`set mtu ${mtu} on ${label}`]),
        ...('endpointA' in change ? [`end ${label} at ${change.endpointA?.text ?? `the address of ${a}`}`] : []),
        ...('endpointB' in change ? [`end ${label} at ${change.endpointB?.text ?? `the address of ${b}`}`] : []),
      ];
      return parts.length > 0 ? listed(parts) : `take mtu off ${label}`;
    }),
  );
}
