import type { Trace } from '../../forwarding/trace.js';

/** The devices that a packet comes by, on all its paths. */
export function stepsOf({ hops, carriers, branches }: Trace): number {
  return 1 + hops.length + carriers.length + branches.reduce((sum, branch) => sum + stepsOf(branch), 0);
}

/** What may be spent on something. */
export class Budget {
  constructor(private left: number) {}

  get spent(): boolean {
    return this.left < 0;
  }

  /** Whether this much is left. */
  affords(amount: number): boolean {
    return this.left >= amount;
  }

  spend(amount: number): void {
    this.left -= amount;
  }
}
