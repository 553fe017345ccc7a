import {
  expectationFails,
  expectationOfNothing,
  scenarioExpectationFails,
} from '../../findings/expectations/expectations.js';
import { pathsOf } from '../../findings/inspection/inspected-paths.js';
import type { TopologyEdit } from '../edits/topology-edit.js';
import type { Candidate, Repairer } from '../repairer.js';

/** Changes an expectation to what happens today. It is never preferred: the expectation says what the author wants. */
export const expectWhatHappens: Repairer = {
  mends: [expectationFails, scenarioExpectationFails],
  candidates: ({ world: { network } }, { subject }) => {
    if (subject?.kind !== 'unmetExpectation' || !subject.failure.trace) return [];
    const { expectation, failure } = subject;
    const { trace } = subject.failure;
    const [hops, ...others] = trace ? pathsOf(trace) : [];
    const isForward = failure.from.sender !== undefined && !(expectation.bothWays && failure.to.sender === undefined);
    if (!trace || !hops || others.length > 0 || !isForward) return [];
    if (trace.verdict === 'loop') return [];
    const via = hops.filter(({ kind }) => kind === 'nva' || kind === 'firewall').map(({ device }) => device);
    const isDropped = trace.verdict === 'dropped';
    const fields = {
      dropped: isDropped,
      via: isDropped ? undefined : via.length > 0 ? via : undefined,
      bothWays: expectation.bothWays && !isDropped,
    };
    const what = isDropped
      ? 'dropped'
      : via.length > 0
        ? `via ${via.map((id) => network.label(id)).join(', ')}`
        : 'on any path';
    const edit: TopologyEdit = {
      kind: 'changeDeclaration',
      declaration: expectation.id,
      fields,
      words: `expect what happens: ${what}`,
      size: 'set',
      touches: [],
    };
    const candidate: Candidate = { edits: [edit], standing: 'offered' };
    return [candidate];
  },
};

/** Removes an expectation that applies to nothing. */
export const removeIdleExpectation: Repairer = {
  mends: [expectationOfNothing],
  candidates: (_context, { declaration }) => [
    {
      edits: [
        { kind: 'removeDeclaration', declaration, words: 'remove this expectation', size: 'remove', touches: [] },
      ],
      standing: 'offered',
    },
  ],
};
