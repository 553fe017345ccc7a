import type { Analysis } from '../../findings/analysis.js';
import type { Finding } from '../../findings/finding.js';
import type { Expectation } from '../../topology/index.js';

/** The id of an expectation that is asked for and stands in no file. */
export const askedId = 'expect:asked';

/** The analysis of the topology with an expectation that somebody asks for, and the finding that it does not hold. */
export function asked(
  analysis: Analysis,
  expectation: Omit<Expectation, 'kind' | 'id'>,
): { readonly analysis: Analysis; readonly finding: Finding | undefined } {
  const { topology } = analysis.computation;
  const whole: Expectation = { ...expectation, kind: 'expectation', id: askedId };
  const other = analysis.changed({ ...topology, expectations: [...topology.expectations, whole] });
  const finding = other.reported.find(
    ({ subject }) => subject?.kind === 'unmetExpectation' && subject.expectation.id === askedId && !subject.scenario,
  );
  return { analysis: other, finding };
}
