import { listed } from '../../findings/listed.js';
import { freeId } from './changed.js';
import { type EditKind, noPacket } from './edit-kind.js';
import { expectedText, isPossible } from './expected.js';
import type { AddExpectation } from './topology-edit.js';

export const addExpectation: EditKind<AddExpectation> = {
  apply: (topology, { kind: _, ...expected }) => {
    const { expectations } = topology;
    if (!isPossible(expected)) return undefined;
    const id = freeId(`expect:new#${expectations.length + 1}`, expectations);
    return { ...topology, expectations: [...expectations, { kind: 'expectation', id, ...expected }] };
  },
  alters: (_edit, { expectations }) => expectations.slice(-1).map(({ id }) => id),
  touches: noPacket,
  words: (edits, _all, network) => `expect ${listed(edits.map((edit) => expectedText(network, edit)))}`,
};
