import type { DeclId, Topology } from '../topology/index.js';

/** The kinds of refactorings, as editors group them in a menu. */
export type RefactoringKind = 'refactor.extract' | 'refactor.inline' | 'refactor.move' | 'refactor.rewrite';

/** A refactoring that was applied to a copy of the topology, recomputed, and found to keep what it promises to keep. */
export interface ProvedRefactoring {
  /** The stable name of the refactoring, such as `extractRouteTable`. */
  readonly name: string;
  readonly kind: RefactoringKind;
  /** What changes: "Give spoke1.apps a route table of its own, rt-spoke1-apps". */
  readonly title: string;
  readonly topology: Topology;
}

/** A refactoring that fits what is selected, and that would break something. */
export interface RefusedRefactoring {
  readonly name: string;
  readonly kind: RefactoringKind;
  readonly title: string;
  /** What it would break, in a sentence or two. */
  readonly reason: string;
}

/** The proved refactorings of a selection as far as they are proved. */
export interface RefactoringsSoFar {
  readonly refactorings: readonly ProvedRefactoring[];
  /** Those that are refused with a reason, once all are tried. */
  readonly refused: readonly RefusedRefactoring[];
  /** Whether these are all. */
  readonly isComplete: boolean;
  /** How many proposals were tried for this answer; each takes one recomputation of the topology or a few. */
  readonly recomputed: number;
}

/** A refactoring that needs answers before it can be tried. */
export interface AskingRefactoring {
  readonly name: string;
  readonly kind: RefactoringKind;
  /** What it is about, for a menu: "Route spoke1 through an appliance …". */
  readonly title: string;
}

/** The values that a person has chosen so far, by the name of the input. */
export type Answers = Readonly<Record<string, readonly string[]>>;

/** One of the values between which a person chooses. */
export interface InputChoice {
  /** The value for {@link Answers}, such as the id of a declaration. */
  readonly value: string;
  readonly label: string;
  /** What tells it apart from others with a similar label, such as its address. */
  readonly description?: string;
}

/** What a person is asked for. */
export interface RefactoringQuestion {
  /** The name of the input, for {@link Answers}. */
  readonly input: string;
  readonly prompt: string;
  /** Whether several values may be chosen. */
  readonly several: boolean;
  readonly choices: readonly InputChoice[];
  /** Whether another value than the choices may be typed. */
  readonly typed: boolean;
  /** Why the value that was typed is not accepted. */
  readonly refusal?: string;
}

/** Where a refactoring is asked for: the selected declarations, then those around them, the innermost first. */
export type Selection = readonly DeclId[];
