import { listed } from '../../findings/listed.js';
import { changedAt } from './changed.js';
import { anyPacket, type EditKind } from './edit-kind.js';
import { endChangeText, withEndChange } from './end-change.js';
import type { SetConnectionEnd } from './topology-edit.js';

/** Fails if no prefix would be left, because that cannot be written: `prefixes` is absent then, and means another thing. */
export const setConnectionEnd: EditKind<SetConnectionEnd> = {
  apply: (topology, { connection: id, end, change }) =>
    change.prefixes?.length === 0
      ? undefined
      : changedAt(topology, 'connections', id, (connection) => ({
          ...connection,
          [end]: withEndChange(connection[end], change),
        })),
  alters: ({ connection }) => [connection],
  touches: anyPacket,
  words: (edits, _all, network) =>
    listed(
      edits.map(({ connection: id, end, change }) => {
        const connection = network.topology.connections.find((one) => one.id === id);
        return connection ? endChangeText(network, connection[end], change, connection.label) : 'change a connection';
      }),
    ),
};
