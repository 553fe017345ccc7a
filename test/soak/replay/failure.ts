/** What went wrong in a history. */
export interface Failure {
  /** What kind of thing it is, such as `died` or `differs:hover`; equal for equal faults. */
  readonly kind: string;
  /** What happened, for a reader. */
  readonly detail: string;
  /** The place of the operation after which it was seen. */
  readonly at: number;
}

/** Before the kind of what goes wrong in a server that has only just been started. */
export const ofFresh = 'fresh server: ';

/** Tells of something that went wrong. */
export type Report = (kind: string, detail: string) => void;

/** Collects what goes wrong. */
export class Failures {
  readonly list: Failure[] = [];
  /** The place of the operation that is under way. */
  at = 0;
  private readonly ignored: readonly string[];
  private readonly seen = new Set<string>();

  /** @param ignored beginnings of the kinds that do not count */
  constructor(ignored: readonly string[] = []) {
    this.ignored = ignored;
  }

  /** Takes one; of each kind the first counts. */
  add(kind: string, detail: string): void {
    const bare = kind.replace(ofFresh, '');
    this.seen.add(bare);
    if (this.ignored.some((beginning) => bare.startsWith(beginning))) return;
    if (!this.list.some((one) => one.kind === kind)) this.list.push({ kind, detail, at: this.at });
  }

  /** Whether something of the kinds that begin so was seen; what is ignored counts too. */
  has(...beginnings: readonly string[]): boolean {
    return [...this.seen].some((kind) => beginnings.some((beginning) => kind.startsWith(beginning)));
  }
}
