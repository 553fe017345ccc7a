import { Interrupted } from '../checkpoint.js';
import type { Analysis } from '../findings/analysis.js';
import type { Finding } from '../findings/finding.js';
import { report } from '../findings/report.js';
import { ruleFailed } from '../findings/rule-failed.js';
import { AllowanceSpent, withAllowance } from '../repairs/allowance.js';
import type {
  Answers,
  AskingRefactoring,
  ProvedRefactoring,
  RefactoringKind,
  RefactoringQuestion,
  RefactoringsSoFar,
  Selection,
} from './offer.js';
import { Proving } from './proving.js';
import type { Refactoring, RefactoringContext, RefactoringInput } from './refactoring.js';
import { refactorings as allRefactorings } from './refactorings.js';

/** Finds refactorings for what a person has selected. Each is applied to a copy and recomputed before it is offered. */
export class RefactoringFinder {
  private readonly context: RefactoringContext;
  private readonly known = new Map<string, readonly ProvedRefactoring[]>();
  /** The proofs for the last selection that are not complete, by the name of the refactoring. */
  private underway: { readonly selection: string; readonly proofs: Map<string, Proving> } | undefined;
  private readonly failed: Finding[] = [];

  constructor(
    private readonly analysis: Analysis,
    private readonly refactorings: readonly Refactoring[] = allRefactorings,
  ) {
    const { topology } = analysis.computation;
    this.context = {
      analysis,
      topology,
      get network() {
        return analysis.computation.network;
      },
    };
  }

  /** The proved refactorings that ask nothing. */
  offers(selection: Selection, kinds?: readonly RefactoringKind[]): readonly ProvedRefactoring[] {
    return this.thatAskNothing(kinds).flatMap((refactoring) => {
      const key = keyOf(refactoring, selection);
      const proved =
        this.known.get(key) ??
        this.guarded(refactoring, selection, () => this.proving(refactoring, selection).run()) ??
        [];
      this.known.set(key, proved);
      this.underway?.proofs.delete(refactoring.name);
      return proved;
    });
  }

  /**
   * The refactorings that ask nothing and are proved, after at most so many further proposals are tried; asked again, it
   * goes on where it stopped.
   */
  offersSoFar(selection: Selection, kinds: readonly RefactoringKind[], most: number): RefactoringsSoFar {
    const allowance = { left: most, spent: 0 };
    try {
      const refactorings = withAllowance(allowance, () => this.offers(selection, kinds));
      return { refactorings, isComplete: true, recomputed: allowance.spent };
    } catch (error) {
      if (!(error instanceof AllowanceSpent)) throw error;
      const proofs = this.underway?.selection === JSON.stringify(selection) ? this.underway.proofs : undefined;
      const refactorings = this.thatAskNothing(kinds).flatMap(
        (refactoring) => this.known.get(keyOf(refactoring, selection)) ?? proofs?.get(refactoring.name)?.soFar ?? [],
      );
      return { refactorings, isComplete: false, recomputed: allowance.spent };
    }
  }

  /** The refactorings that ask for something, where there is something to choose from. */
  asking(selection: Selection, kinds?: readonly RefactoringKind[]): readonly AskingRefactoring[] {
    return this.ofKinds(kinds).flatMap((refactoring) => {
      const { name, kind, asks } = refactoring;
      const title = asks && this.guarded(refactoring, selection, () => asks.title(this.context, selection));
      const first = title && this.question(name, selection, {});
      return title && first && first.choices.length > 0 ? [{ name, kind, title }] : [];
    });
  }

  /** What the refactoring of a name asks next; undefined if nothing is left to ask. */
  question(name: string, selection: Selection, answers: Answers): RefactoringQuestion | undefined {
    const refactoring = this.named(name);
    const next = refactoring?.asks?.inputs.find((input) => answers[input.name] === undefined);
    if (!refactoring || !next) return undefined;
    const choices = this.guarded(refactoring, selection, () => next.choices(this.context, selection, answers)) ?? [];
    return { input: next.name, prompt: next.prompt, several: next.several, choices };
  }

  /** The first proved proposal of the refactoring of a name with all its answers; undefined if there is none. */
  answered(name: string, selection: Selection, answers: Answers): ProvedRefactoring | undefined {
    const refactoring = this.named(name);
    if (!refactoring) return undefined;
    return this.guarded(refactoring, selection, () => {
      const inputs = refactoring.asks?.inputs ?? [];
      if (!inputs.every((input) => this.isAnswered(input, selection, answers))) return undefined;
      return this.newProving(refactoring, selection, answers).run()[0];
    });
  }

  /** The findings about refactorings that have failed so far. A failed one offers nothing. */
  failures(): readonly Finding[] {
    return this.failed;
  }

  private ofKinds(kinds: readonly RefactoringKind[] | undefined): readonly Refactoring[] {
    return this.refactorings.filter(({ kind }) => !kinds || kinds.includes(kind));
  }

  private thatAskNothing(kinds: readonly RefactoringKind[] | undefined): readonly Refactoring[] {
    return this.ofKinds(kinds).filter(({ asks }) => !asks);
  }

  private named(name: string): Refactoring | undefined {
    return this.refactorings.find((one) => one.name === name);
  }

  private isAnswered({ name, several, choices }: RefactoringInput, selection: Selection, answers: Answers): boolean {
    const given = answers[name] ?? [];
    const values = new Set(choices(this.context, selection, answers).map(({ value }) => value));
    return given.length > 0 && (several || given.length === 1) && given.every((value) => values.has(value));
  }

  /** The proof for a selection, which is continued if it was interrupted. */
  private proving(refactoring: Refactoring, selection: Selection): Proving {
    const key = JSON.stringify(selection);
    if (this.underway?.selection !== key) this.underway = { selection: key, proofs: new Map() };
    const { proofs } = this.underway;
    const proving = proofs.get(refactoring.name) ?? this.newProving(refactoring, selection, {});
    proofs.set(refactoring.name, proving);
    return proving;
  }

  private newProving(refactoring: Refactoring, selection: Selection, answers: Answers): Proving {
    return new Proving(this.analysis, refactoring, () => refactoring.offers(this.context, selection, answers));
  }

  private guarded<T>(refactoring: Refactoring, selection: Selection, compute: () => T): T | undefined {
    try {
      return compute();
    } catch (error) {
      if (error instanceof Interrupted) throw error;
      const detail = error instanceof Error ? error.message : String(error);
      const message = `The refactoring ${refactoring.name} failed, so it is not offered. The error was: ${detail}. Report it together with this topology.`;
      this.failed.push(report(ruleFailed, selection[0] ?? '', message, { key: `refactoring|${refactoring.name}` }));
      return undefined;
    }
  }
}

function keyOf({ name }: Refactoring, selection: Selection): string {
  return JSON.stringify([name, selection]);
}
