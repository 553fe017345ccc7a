/** Why an expression of a template has no value here, and what would give it one. Never leaves this folder. */
export class Unresolved extends Error {
  constructor(
    readonly why: string,
    /** Options of the command line that would help. */
    readonly help?: string,
  ) {
    super(why);
  }
}

/** Stands in a value in the place of an expression that could not be evaluated. */
export class Open {
  constructor(
    readonly expression: string,
    readonly reason: Unresolved,
  ) {}
}

/** The error as one of this folder; undefined if it is a mistake of the program. A value can be too deep or too large. */
export function unresolvedFrom(error: unknown): Unresolved | undefined {
  if (error instanceof Unresolved) return error;
  return error instanceof RangeError ? new Unresolved('it is too large to evaluate') : undefined;
}

/** What may still be done: templates can ask for more than a computer has. */
export class Budget {
  private left = 1_000_000;

  /** @throws Unresolved if there is nothing left */
  spend(steps = 1): void {
    this.left -= steps;
    if (this.left < 0) throw new Unresolved('the template is too large to evaluate');
  }
}
