import type { Trace } from '../../forwarding/trace.js';

/** The number of devices that a packet passes on all its paths. */
export function stepsOf({ hops, carriers, branches }: Trace): number {
  return 1 + hops.length + carriers.length + branches.reduce((sum, branch) => sum + stepsOf(branch), 0);
}

/** An amount of work that may be done. */
export class Budget {
  constructor(private left: number) {}

  get spent(): boolean {
    return this.left < 0;
  }

  /** Whether at least this amount is left. */
  affords(amount: number): boolean {
    return this.left >= amount;
  }

  spend(amount: number): void {
    this.left -= amount;
  }
}
