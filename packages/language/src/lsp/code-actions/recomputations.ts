import { sizeOf } from '@azroute/engine';
import type { EditorServices, EditorView } from '../services.js';

/**
 * How much a list of code actions may recompute itself, as the number of changed topologies times their size. The rest
 * is proved between requests.
 */
const work = 8_000;

/** How many changed topologies one request may still recompute to prove repairs. */
export class Recomputations {
  private spent = 0;

  constructor(private readonly services: EditorServices) {}

  /** How many of a topology's changes may still be recomputed. Without a preparation that goes on, any number. */
  left({ snapshot }: EditorView): number {
    if (!this.services.lsp.AwaitedRepairs.arePrepared) return Number.POSITIVE_INFINITY;
    return Math.max(0, Math.floor(work / sizeOf(snapshot.topology)) - this.spent);
  }

  /** Takes recomputations that were made from what is left. */
  spend(count: number): void {
    this.spent += count;
  }
}
