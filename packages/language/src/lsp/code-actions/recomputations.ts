import { sizeOf } from '@azroute/engine';
import type { CodeActionContext } from 'vscode-languageserver';
import { CodeActionTriggerKind } from 'vscode-languageserver';
import type { EditorServices, EditorView } from '../services.js';

/**
 * How much a list of code actions may recompute itself, as the number of changed topologies times their size: a list
 * that the editor asks for by itself, and one that a person waits for.
 */
const work = { automatic: 8_000, invoked: 40_000 } as const;

/** How many changed topologies one request may still recompute to prove repairs. */
export class Recomputations {
  private spent = 0;

  constructor(
    private readonly services: EditorServices,
    private readonly trigger: CodeActionContext['triggerKind'],
  ) {}

  /** How many of a topology's changes may still be recomputed. Without a preparation that goes on, any number. */
  left({ snapshot }: EditorView): number {
    if (!this.services.lsp.AwaitedRepairs.arePrepared) return Number.POSITIVE_INFINITY;
    const isAutomatic = this.trigger === CodeActionTriggerKind.Automatic;
    const most = work[isAutomatic ? 'automatic' : 'invoked'] / sizeOf(snapshot.topology);
    return Math.max(0, Math.floor(isAutomatic ? most : Math.max(1, most)) - this.spent);
  }

  /** Takes recomputations that were made from what is left. */
  spend(count: number): void {
    this.spent += count;
  }
}
