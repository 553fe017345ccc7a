import { listed } from '../../findings/listed.js';
import { changedAt } from './changed.js';
import { type EditKind, noPacket } from './edit-kind.js';
import { expectedText, isPossible } from './expected.js';
import type { SetExpectation } from './topology-edit.js';

export const setExpectation: EditKind<SetExpectation> = {
  apply: (topology, { expectation, change }) =>
    changedAt(topology, 'expectations', expectation, (one) => {
      const changed = { ...one, ...change };
      return isPossible(changed) ? changed : undefined;
    }),
  alters: ({ expectation }) => [expectation],
  touches: noPacket,
  words: (edits, _all, network) => {
    const parts = edits.flatMap(({ expectation, change }) => {
      const old = network.topology.expectations.find(({ id }) => id === expectation);
      return old ? expectedText(network, { ...old, ...change }) : [];
    });
    return `expect ${listed(parts)}`;
  },
};
