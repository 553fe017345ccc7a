import type { PacketChange } from '@azroute/engine';
import type { TopologyView } from '../topology/view.js';
import { type DeclarationChange, declarationChanges } from './declaration-changes.js';
import { declaredIn } from './declared.js';
import { type TableChange, tableChanges } from './table-changes.js';

/** A finding as far as it matters whether another topology has it too. */
export interface StatedFinding {
  readonly severity: string;
  readonly code: string;
  readonly message: string;
}

/** One of two topologies that are compared, with all its findings. */
export interface State<F extends StatedFinding> {
  readonly view: TopologyView;
  readonly findings: readonly F[];
}

/** Everything in which two topologies differ. */
export interface Difference<F extends StatedFinding = StatedFinding> {
  readonly declarations: readonly DeclarationChange[];
  /** Undefined if not all packets can be followed. */
  readonly packets: readonly PacketChange[] | undefined;
  readonly tables: readonly TableChange[];
  /** Findings that only the second topology has, and those that only the first one has. */
  readonly comes: readonly F[];
  readonly goes: readonly F[];
  /** Expectations of both topologies that hold in the second one only, and in the first one only. */
  readonly begins: readonly string[];
  readonly ceases: readonly string[];
}

/** Compares two topologies. */
export function differenceOf<F extends StatedFinding>(before: State<F>, after: State<F>): Difference<F> {
  const [one, two] = [expectationsOf(before.view), expectationsOf(after.view)];
  const both = [...two].filter(([key]) => one.has(key));
  return {
    declarations: declarationChanges(before.view, after.view),
    packets: after.view.snapshot.packetChanges(before.view.snapshot),
    tables: tableChanges(before.view, after.view),
    comes: findingsOnlyIn(after, before),
    goes: findingsOnlyIn(before, after),
    begins: both.filter(([key, holds]) => holds && !one.get(key)).map(([key]) => key),
    ceases: both.filter(([key, holds]) => !holds && one.get(key)).map(([key]) => key),
  };
}

/** Whether nothing differs. */
export function isNothing({ packets, ...lists }: Difference): boolean {
  return (packets?.length ?? 0) === 0 && Object.values(lists).every((list) => list.length === 0);
}

/** Lines move when text is inserted: a finding is the same if it says the same. */
function findingsOnlyIn<F extends StatedFinding>(one: State<F>, two: State<F>): readonly F[] {
  const key = ({ code, severity, message }: F) => `${severity} ${code} ${message}`;
  const others = new Set(two.findings.map(key));
  return one.findings.filter((finding) => !others.has(key(finding)));
}

/** Whether each expectation holds, by its text; one that cannot be judged does not. */
function expectationsOf(view: TopologyView): ReadonlyMap<string, boolean> {
  const failing = new Set<string>(
    view.snapshot.findings().flatMap(({ subject }) => {
      if (subject?.kind === 'unmetExpectation') return [subject.expectation.id];
      return subject?.kind === 'unjudgedExpectations' ? subject.expectations.map(({ id }) => id) : [];
    }),
  );
  return new Map(
    [...declaredIn(view).values()]
      .filter(({ kind }) => kind === 'expectation')
      .map(({ name, model }) => [name, !failing.has(model.id)]),
  );
}
