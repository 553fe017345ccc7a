import type { Address } from '../../address/index.js';
import type { Analysis } from '../../findings/analysis.js';
import type { Finding } from '../../findings/finding.js';
import type { Flow } from '../../findings/flows/flows.js';
import { departure, type Party } from '../../findings/flows/party.js';
import type { Severity } from '../../findings/severity.js';
import { walk } from '../../forwarding/walk.js';
import type { DeclId } from '../../topology/index.js';
import { editKind } from '../edits/edit-kinds.js';
import type { TopologyEdit } from '../edits/topology-edit.js';
import { arrives } from './arrives.js';

/** Remarks and advice forbid no repair. */
const weights: Readonly<Record<Severity, number>> = { error: 2, warning: 1, information: 0, hint: 0 };

/** Whether a finding is not reported any more, not even at a cause of its own. */
export function isGone(after: Analysis, finding: Finding): boolean {
  const identity = identityOf(finding);
  return after.reported.every((other) => identityOf(other) !== identity);
}

/**
 * Whether something is reported after edits that is their fault: a loop that catches graver traffic than before, something
 * wrong with what they add or alter, or with flows that worked. What is said of flows that did not is no new trouble: that
 * of which it tells was hidden by the trouble before it.
 */
export function bringTrouble(before: Analysis, after: Analysis, edits: readonly TopologyEdit[]): boolean {
  const altered = new Set(edits.flatMap((edit) => editKind(edit.kind).alters(edit, after.computation.topology)));
  return newFindings(before, after).some(
    (finding) =>
      finding.subject?.kind === 'loop' || altered.has(finding.declaration) || tellsOfWorking(before, finding),
  );
}

/**
 * What is reported after a change and was not before, or not as gravely. What was told at its cause is not new, nor is a
 * loop that was not told: those are compared one by one.
 */
function newFindings(before: Analysis, after: Analysis): readonly Finding[] {
  const known = new Map<string, number>();
  for (const finding of [...before.reported, ...before.findings]) {
    const identity = identityOf(finding);
    known.set(identity, Math.max(known.get(identity) ?? 0, weights[finding.severity]));
  }
  return after.findings.filter((finding) => {
    const untold = finding.subject?.kind === 'loop' ? Number.POSITIVE_INFINITY : 0;
    return weights[finding.severity] > (known.get(identityOf(finding)) ?? untold);
  });
}

/** Equal for findings about the same thing. A loop may have another code when it catches other packets. */
function identityOf({ key, subject }: Finding): string {
  return subject?.kind === 'loop' ? `loop|${subject.loop.key}` : key;
}

/** Whether a finding tells of flows that worked in an earlier state of the topology. */
function tellsOfWorking(before: Analysis, { subject }: Finding): boolean {
  switch (subject?.kind) {
    case 'blackHoles':
      return subject.holes.some(({ flow: { from, destination } }) => arrived(before, from, destination));
    case 'asymmetries':
      return subject.asymmetries.some(({ inspected }) => conversed(before, inspected));
    case 'flows':
      return subject.flows.some((flow) => conversed(before, flow));
    case 'loop':
    case 'unmetExpectation':
    case 'unjudgedExpectations':
    case undefined:
      return false;
  }
}

/** Whether the packets of a flow arrived, and the answers of its receiver too. */
function conversed(before: Analysis, { from, to, destination }: Flow): boolean {
  if (!arrived(before, from, destination)) return false;
  const back = from.address(destination.family);
  return !to || (back !== undefined && arrived(before, to, back));
}

function arrived({ computation: { forwarder } }: Analysis, from: Party, destination: Address): boolean {
  const start = departure(forwarder, from, destination);
  return start !== undefined && arrives(walk(forwarder, start, from.address(destination.family)).verdict);
}

/** Whether an expectation does not hold after a change, or nobody knows whether it does, although it held before. */
export function breaksExpectations(before: Analysis, after: Analysis): boolean {
  const were = doubtfulExpectations(before);
  return [...doubtfulExpectations(after)].some((id) => !were.has(id));
}

function doubtfulExpectations({ reported }: Analysis): ReadonlySet<DeclId> {
  return new Set(
    reported.flatMap(({ subject }) => {
      if (subject?.kind === 'unmetExpectation') return [subject.expectation.id];
      return subject?.kind === 'unjudgedExpectations' ? subject.expectations.map(({ id }) => id) : [];
    }),
  );
}
