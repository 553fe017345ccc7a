import type { DeclId } from '../../topology/index.js';
import type { Analysis } from '../analysis.js';
import type { Finding } from '../finding.js';
import { expectationOfNothing } from './expectations.js';

/** Whether an expectation holds. */
export interface ExpectationVerdict {
  /** The finding that says why it does not hold, or why it is not judged; undefined if it holds. */
  readonly finding: Finding | undefined;
  /** Undefined if it is not judged, because it has no ends or a limit is reached. */
  readonly holds: boolean | undefined;
}

/** What became of all expectations, those of scenarios included, by id. No packet is followed again. */
export function expectationVerdicts({ computation, findings }: Analysis): ReadonlyMap<DeclId, ExpectationVerdict> {
  const { expectations, scenarios } = computation.topology;
  const all = [...expectations, ...scenarios.flatMap((scenario) => scenario.expectations)];
  const verdicts = new Map<DeclId, ExpectationVerdict>(all.map(({ id }) => [id, { finding: undefined, holds: true }]));
  for (const finding of findings) {
    const { subject, declaration, code } = finding;
    if (subject?.kind === 'unmetExpectation') verdicts.set(subject.expectation.id, { finding, holds: false });
    else if (subject?.kind === 'unjudgedExpectations')
      for (const { id } of subject.expectations) verdicts.set(id, { finding, holds: undefined });
    else if (code === expectationOfNothing.code) verdicts.set(declaration, { finding, holds: undefined });
  }
  return verdicts;
}
