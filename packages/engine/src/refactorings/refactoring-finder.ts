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
  RefusedRefactoring,
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
  /** Why refactorings are not offered that were tried to the end, by the same keys as what is known. */
  private readonly refusals = new Map<string, RefusedRefactoring>();
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
      const known = this.known.get(key);
      if (known) return known;
      const proving = this.proving(refactoring, selection);
      const proved = this.guarded(refactoring, selection, () => proving.run()) ?? [];
      if (proving.refused) this.refusals.set(key, proving.refused);
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
      const refused = this.thatAskNothing(kinds).flatMap(
        (refactoring) => this.refusals.get(keyOf(refactoring, selection)) ?? [],
      );
      return { refactorings, refused, isComplete: true, recomputed: allowance.spent };
    } catch (error) {
      if (!(error instanceof AllowanceSpent)) throw error;
      const proofs = this.underway?.selection === JSON.stringify(selection) ? this.underway.proofs : undefined;
      const refactorings = this.thatAskNothing(kinds).flatMap(
        (refactoring) => this.known.get(keyOf(refactoring, selection)) ?? proofs?.get(refactoring.name)?.soFar ?? [],
      );
      return { refactorings, refused: [], isComplete: false, recomputed: allowance.spent };
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

  /**
   * What the refactoring of a name asks next; undefined if nothing is left to ask. A value that was typed and is not
   * accepted is asked for again.
   */
  question(name: string, selection: Selection, answers: Answers): RefactoringQuestion | undefined {
    const refactoring = this.named(name);
    if (!refactoring) return undefined;
    return this.guarded(refactoring, selection, () => {
      for (const input of refactoring.asks?.inputs ?? []) {
        const refusal = this.refusalOf(input, selection, answers);
        if (answers[input.name] !== undefined && refusal === undefined) continue;
        const choices = input.choices(this.context, selection, answers);
        const { name: asked, prompt, several } = input;
        const question = { input: asked, prompt, several, choices, typed: input.refusal !== undefined };
        return { ...question, ...(refusal !== undefined && { refusal }) };
      }
      return undefined;
    });
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

  private isAnswered(input: RefactoringInput, selection: Selection, answers: Answers): boolean {
    const given = answers[input.name] ?? [];
    const values = new Set(input.choices(this.context, selection, answers).map(({ value }) => value));
    const isTyped = (value: string) =>
      input.refusal !== undefined && input.refusal(this.context, selection, answers, value) === undefined;
    const isRight = (value: string) => values.has(value) || isTyped(value);
    return given.length > 0 && (input.several || given.length === 1) && given.every(isRight);
  }

  /** Why the answer to an input is not accepted, if it was typed. */
  private refusalOf(input: RefactoringInput, selection: Selection, answers: Answers): string | undefined {
    const [typed, ...others] = answers[input.name] ?? [];
    if (!input.refusal || typed === undefined || others.length > 0) return undefined;
    const isChosen = input.choices(this.context, selection, answers).some(({ value }) => value === typed);
    return isChosen ? undefined : input.refusal(this.context, selection, answers, typed);
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
