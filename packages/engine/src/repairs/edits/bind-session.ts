import type { Topology } from '../../topology/index.js';
import { tunnelId } from './add-tunnel.js';
import { changedAt } from './changed.js';
import { anyPacket, type EditKind } from './edit-kind.js';
import type { BindSession, TopologyEdit } from './topology-edit.js';
import { tunnelsText } from './tunnels-text.js';

export const bindSession: EditKind<BindSession> = {
  apply,
  alters: ({ session }) => [session],
  touches: anyPacket,
  words,
};

/** Fails if there is no such tunnel. */
function apply(topology: Topology, edit: BindSession): Topology | undefined {
  const tunnel = tunnelId(edit.tunnelName);
  if (!topology.tunnels.some(({ id }) => id === tunnel)) return undefined;
  return changedAt(topology, 'sessions', edit.session, (session) => ({ ...session, tunnel }));
}

function words(edits: readonly BindSession[], all: readonly TopologyEdit[]): string {
  const names = edits.map(({ tunnelName }) => tunnelName);
  return `move their BGP ${edits.length > 1 ? 'sessions' : 'session'} into ${tunnelsText(names, all)}`;
}
