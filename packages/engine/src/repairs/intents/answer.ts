import type { Analysis } from '../../findings/analysis.js';
import type { Finding } from '../../findings/finding.js';
import type { Expectation } from '../../topology/index.js';
import type { Repair } from '../repair.js';

/** Where somebody wants packets to go, without an expectation in the topology. */
export type Asked = Omit<Expectation, 'kind' | 'id'>;

/** What would make packets go as somebody asks. */
export interface Answer {
  /** The proved changes, the best first. */
  readonly repairs: readonly Repair[];
  /** If there are none, what stands in the way, in one or two sentences. */
  readonly why: string | undefined;
  /** How many changed topologies were computed: those of the search and those of the proofs. */
  readonly tried: number;
}

const askedId = 'expect:asked';

/**
 * The analysis of the topology with an expectation that somebody asks for, and the finding that it does not hold;
 * no finding if it does.
 */
export function asked(
  analysis: Analysis,
  expectation: Asked,
): { readonly analysis: Analysis; readonly finding: Finding | undefined } {
  const { topology } = analysis.computation;
  const whole: Expectation = { ...expectation, kind: 'expectation', id: askedId };
  const other = analysis.changed({ ...topology, expectations: [...topology.expectations, whole] });
  const finding = other.reported.find(
    ({ subject }) => subject?.kind === 'unmetExpectation' && subject.expectation.id === askedId && !subject.scenario,
  );
  return { analysis: other, finding };
}

/** A repair for the topology without the expectation that was asked for. */
export function withoutAsked(repair: Repair): Repair {
  const { expectations } = repair.topology;
  return {
    ...repair,
    topology: { ...repair.topology, expectations: expectations.filter(({ id }) => id !== askedId) },
  };
}
