import { listed } from '../../findings/listed.js';
import { anyPacket, type EditKind } from './edit-kind.js';
import { isDownInScenario } from './references.js';
import type { RemoveSession } from './topology-edit.js';

export const removeSession: EditKind<RemoveSession> = {
  apply: (topology, { session }) => {
    const sessions = topology.sessions.filter(({ id }) => id !== session);
    if (sessions.length === topology.sessions.length || isDownInScenario(topology, session)) return undefined;
    return { ...topology, sessions };
  },
  alters: () => [],
  touches: anyPacket,
  words: (edits, _all, { topology }) => {
    const labels = edits.map(({ session }) => topology.sessions.find(({ id }) => id === session)?.label ?? session);
    return `remove the BGP ${edits.length > 1 ? 'sessions' : 'session'} ${listed(labels)}`;
  },
};
