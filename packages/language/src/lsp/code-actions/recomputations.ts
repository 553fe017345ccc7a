import { sizeOf } from '@azroute/engine';
import type { EditorServices, EditorView } from '../services.js';

/**
 * How much a list of code actions may recompute itself, as the number of changed topologies times their size. The rest
 * is proved between requests.
 */
const work = 8_000;

/** How many changes a list of code actions may write into the texts of any topology. */
const leastWritten = 4;

/** How many changed topologies one request may still recompute to prove repairs, and how many changes it may write. */
export class Recomputations {
  private spent = 0;
  private written = 0;

  constructor(private readonly services: EditorServices) {}

  /** How many of a topology's changes may still be recomputed. Without a preparation that goes on, any number. */
  left({ snapshot }: EditorView): number {
    if (!this.services.lsp.AwaitedRepairs.arePrepared) return Number.POSITIVE_INFINITY;
    return Math.max(0, Math.floor(work / sizeOf(snapshot.topology)) - this.spent);
  }

  /** Whether one more change of a topology may be written into its texts; it counts as written if so. */
  mayWrite(view: EditorView): boolean {
    if (this.written >= leastWritten && this.left(view) === 0) return false;
    this.written++;
    this.spend(1);
    return true;
  }

  /** Takes recomputations that were made from what is left. */
  spend(count: number): void {
    this.spent += count;
  }
}
