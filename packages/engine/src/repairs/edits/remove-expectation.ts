import { listed } from '../../findings/listed.js';
import { type EditKind, noPacket } from './edit-kind.js';
import { expectedText } from './expected.js';
import type { RemoveExpectation } from './topology-edit.js';

export const removeExpectation: EditKind<RemoveExpectation> = {
  apply: (topology, { expectation }) => {
    const expectations = topology.expectations.filter(({ id }) => id !== expectation);
    return expectations.length < topology.expectations.length ? { ...topology, expectations } : undefined;
  },
  alters: () => [],
  touches: noPacket,
  words: (edits, _all, network) => {
    const gone = network.topology.expectations.filter(({ id }) => edits.some(({ expectation }) => expectation === id));
    return `expect no longer ${listed(gone.map((one) => expectedText(network, one)))}`;
  },
};
