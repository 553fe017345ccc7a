import { Interrupted } from '../checkpoint.js';

/** Thrown when a question has made as many recomputations as it may. What it has proved so far stays known. */
export class AllowanceSpent extends Interrupted {
  constructor() {
    super('The question has made as many recomputations as it may.');
  }
}

/** How many changed topologies may still be recomputed for a question, and how many were. */
export interface Allowance {
  left: number;
  spent: number;
}

/** The allowance of the current question; undefined if there is no limit. */
let current: Allowance | undefined;

/** Called before a changed topology is recomputed that was not computed before. */
export function spendRecomputation(): void {
  if (!current) return;
  if (current.left <= 0) throw new AllowanceSpent();
  current.left--;
  current.spent++;
}

/** Answers a question with a number of recomputations. */
export function withAllowance<T>(allowance: Allowance, answer: () => T): T {
  const outer = current;
  current = allowance;
  try {
    return answer();
  } finally {
    current = outer;
  }
}
