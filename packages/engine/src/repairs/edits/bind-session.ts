import type { Topology } from '../../topology/index.js';
import { tunnelId } from './add-tunnel.js';
import type { EditKind } from './edit-kind.js';
import type { BindSession, TopologyEdit } from './topology-edit.js';
import { tunnelsText } from './tunnels-text.js';

export const bindSession: EditKind<BindSession> = {
  apply,
  alters: ({ session }) => [session],
  touches: () => undefined,
  words,
};

function apply(topology: Topology, edit: BindSession): Topology | undefined {
  if (!topology.sessions.some(({ id }) => id === edit.session)) return undefined;
  const tunnel = tunnelId(edit.tunnelName);
  return {
    ...topology,
    sessions: topology.sessions.map((session) => (session.id === edit.session ? { ...session, tunnel } : session)),
  };
}

function words(edits: readonly BindSession[], all: readonly TopologyEdit[]): string {
  return `move their BGP ${edits.length > 1 ? 'sessions' : 'session'} into ${tunnelsText(edits, all)}`;
}
