import { listed } from '../../findings/listed.js';
import { changedAt } from './changed.js';
import { anyPacket, type EditKind } from './edit-kind.js';
import { endChangeText, withEndChange } from './end-change.js';
import type { SetSessionEnd } from './topology-edit.js';

export const setSessionEnd: EditKind<SetSessionEnd> = {
  apply: (topology, { session: id, end, change }) =>
    changedAt(topology, 'sessions', id, (session) => ({ ...session, [end]: withEndChange(session[end], change) })),
  alters: ({ session }) => [session],
  touches: anyPacket,
  words: (edits, _all, network) =>
    listed(
      edits.map(({ session: id, end, change }) => {
        const session = network.topology.sessions.find((one) => one.id === id);
        return session ? endChangeText(network, session[end], change, session.label) : 'change a session';
      }),
    ),
};
