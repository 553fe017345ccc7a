import type { RefactoringKind, Selection } from '@azroute/engine';
import type { Position } from 'vscode-languageserver';

/** Refactorings that a list of code actions lacks. */
export interface AwaitedRefactorings {
  readonly uri: string;
  readonly root: string;
  readonly selection: Selection;
  readonly kinds: readonly RefactoringKind[];
}

/** What lists of code actions lack because it is not proved yet: repairs of findings, and refactorings of a place. */
export class AwaitedRepairs {
  /** Whether repairs are proved between requests, so that a request need not prove them. */
  arePrepared = false;
  private readonly awaited = new Set<string>();
  private readonly asked = new Map<string, Position>();
  private refactorings: AwaitedRefactorings | undefined;
  private listener: { readonly awaited: () => void; readonly more: (uri: string) => void } | undefined;

  /**
   * Has repairs proved between requests.
   * @param awaited called when a list lacks repairs
   * @param more called with a document for which a list has more repairs than before
   */
  prepare(awaited: () => void, more: (uri: string) => void): void {
    this.arePrepared = true;
    this.listener = { awaited, more };
  }

  /** The texts have changed: what lists lacked before counts no more. */
  forget(): void {
    this.awaited.clear();
    this.refactorings = undefined;
  }

  /** Actions at a place of a document were asked for: repairs of what is near it are proved first. */
  ask(uri: string, position: Position): void {
    this.asked.set(uri, position);
  }

  /** A list lacks repairs of a finding. */
  await(root: string, finding: string): void {
    this.awaited.add(keyOf(root, finding));
    this.listener?.awaited();
  }

  isAwaited(root: string, finding: string): boolean {
    return this.awaited.has(keyOf(root, finding));
  }

  /** More repairs of a finding in a document are proved; with `isComplete`, all of them. */
  proved(root: string, finding: string, uri: string, isComplete: boolean): void {
    const key = keyOf(root, finding);
    if (!this.awaited.has(key)) return;
    if (isComplete) this.awaited.delete(key);
    this.listener?.more(uri);
  }

  /** A list lacks refactorings. Only the last such list counts, since a person looks at one. */
  awaitRefactorings(awaited: AwaitedRefactorings): void {
    this.refactorings = awaited;
    this.listener?.awaited();
  }

  /** The refactorings that the last list lacked. */
  get awaitedRefactorings(): AwaitedRefactorings | undefined {
    return this.refactorings;
  }

  /** These refactorings are proved. */
  provedRefactorings(awaited: AwaitedRefactorings): void {
    if (this.refactorings !== awaited) return;
    this.refactorings = undefined;
    this.listener?.more(awaited.uri);
  }

  /** How many lines lie between a place of a document and the one at which actions were asked for last. */
  distance(uri: string, line: number): number {
    const position = this.asked.get(uri);
    return position ? Math.abs(position.line - line) : 0;
  }
}

function keyOf(root: string, finding: string): string {
  return `${root} ${finding}`;
}
