import type { Analysis } from '../../findings/analysis.js';
import type { Finding } from '../../findings/finding.js';
import type { Severity } from '../../findings/severity.js';
import type { DeclId } from '../../topology/index.js';
import { editKind } from '../edits/edit-kinds.js';
import type { TopologyEdit } from '../edits/topology-edit.js';
import { isOfCopiedRoutes, wasHidden } from './hidden.js';

/** Only errors and warnings speak against a repair. */
const weights: Readonly<Record<Severity, number>> = { error: 2, warning: 1, information: 0, hint: 0 };

/** Whether a finding is no longer reported, not even as a consequence of another one. */
export function isGone(after: Analysis, finding: Finding): boolean {
  const identity = identityOf(finding);
  return after.reported.every((other) => identityOf(other) !== identity);
}

/**
 * The new findings that speak against edits: all but those that were hidden, and those too if there are more errors than
 * before.
 */
export function trouble(
  before: Analysis,
  after: Analysis,
  mended: Finding,
  edits: readonly TopologyEdit[],
): readonly Finding[] {
  const altered = new Set(edits.flatMap((edit) => editKind(edit.kind).alters(edit, after.computation.topology)));
  const mending = { before, after, mended };
  const added = newFindings(before, after);
  const fresh = added.filter((finding) => !isOfCopiedRoutes(mending, finding));
  const caused = fresh.filter((finding) => altered.has(finding.declaration) || !wasHidden(mending, finding));
  const copied = added.filter((finding) => isError(finding) && !fresh.includes(finding)).length;
  if (caused.length > 0 || countErrors(after) - copied <= countErrors(before)) return caused;
  return fresh.filter(isError);
}

function countErrors({ findings }: Analysis): number {
  return findings.filter(isError).length;
}

function isError({ severity }: Finding): boolean {
  return severity === 'error';
}

/**
 * The findings that a change adds or makes more severe. One that was a consequence before is not new. Neither is a loop
 * without a finding before: loops are compared one by one (see {@link removedLoops}). Where a finding is only more severe
 * because of its consequences, they are what is new.
 */
export function newFindings(before: Analysis, after: Analysis): readonly Finding[] {
  const known = new Map<string, number>();
  for (const finding of [...before.reported, ...before.findings]) {
    const identity = identityOf(finding);
    known.set(identity, Math.max(known.get(identity) ?? 0, weights[finding.severity]));
  }
  const isNew = (finding: Finding) => {
    const ifUnknown = finding.subject?.kind === 'loop' ? Number.POSITIVE_INFINITY : 0;
    return weights[finding.severity] > (known.get(identityOf(finding)) ?? ifUnknown);
  };
  return after.findings.filter(isNew).flatMap((finding) => {
    const alone = after.reported.find(({ key }) => key === finding.key);
    if (!alone || weights[alone.severity] === weights[finding.severity] || isNew(alone)) return [finding];
    const causes = new Set([finding.declaration, ...(finding.blames ?? [])]);
    return after.reported.filter((each) => each.consequenceOf?.some((id) => causes.has(id)) && isNew(each));
  });
}

/** A key that is equal for findings about the same thing. A loop that catches other packets may have another code. */
function identityOf({ key, subject }: Finding): string {
  return subject?.kind === 'loop' ? `loop|${subject.loop.key}` : key;
}

/** Whether an expectation that held before a change fails after it or can no longer be judged. */
export function breaksExpectations(before: Analysis, after: Analysis): boolean {
  const doubtfulBefore = doubtfulExpectations(before);
  return [...doubtfulExpectations(after)].some((id) => !doubtfulBefore.has(id));
}

function doubtfulExpectations({ reported }: Analysis): ReadonlySet<DeclId> {
  return new Set(
    reported.flatMap(({ subject }) => {
      if (subject?.kind === 'unmetExpectation') return [subject.expectation.id];
      return subject?.kind === 'unjudgedExpectations' ? subject.expectations.map(({ id }) => id) : [];
    }),
  );
}
