import type { DeclId } from './id.js';

/** A rule of the rulebooks, such as `R156` or `W030`, or a disputed point, such as `T05` or `V01`. */
export type RuleId = `R${string}` | `T${string}` | `V${string}` | `W${string}`;

/**
 * Why something is as it is: the rule, one sentence for an engineer, and the declarations involved, the decisive one
 * first. The language turns the declarations into links.
 */
export interface Cause {
  readonly rule: RuleId;
  readonly text: string;
  readonly declarations: readonly DeclId[];
}

/** The declaration to show to a reader of the cause. Code reads typed fields instead. */
export function decisiveDeclaration({ declarations }: Cause): DeclId | undefined {
  return declarations[0];
}
