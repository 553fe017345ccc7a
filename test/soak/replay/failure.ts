/** What went wrong in a history. */
export interface Failure {
  /** Its kind, such as `died` or `differs:hover`; equal for equal faults. */
  readonly kind: string;
  /** What happened, for a reader. */
  readonly detail: string;
  /** The index of the operation after which it was seen. */
  readonly at: number;
}

/** The prefix of the kinds of failures in a newly started server. */
export const ofFresh = 'fresh server: ';

/** Reports a failure. */
export type Report = (kind: string, detail: string) => void;

/** Collects failures. */
export class Failures {
  readonly list: Failure[] = [];
  /** The index of the current operation. */
  at = 0;
  private readonly ignored: readonly string[];
  private readonly seen = new Set<string>();

  /** @param ignored prefixes of the kinds that do not count */
  constructor(ignored: readonly string[] = []) {
    this.ignored = ignored;
  }

  /** Records a failure; only the first of each kind counts. */
  add(kind: string, detail: string): void {
    const bare = kind.replace(ofFresh, '');
    this.seen.add(bare);
    if (this.ignored.some((beginning) => bare.startsWith(beginning))) return;
    if (!this.list.some((one) => one.kind === kind)) this.list.push({ kind, detail, at: this.at });
  }

  /** Whether a failure with this kind prefix was seen, including ignored ones. */
  has(...beginnings: readonly string[]): boolean {
    return [...this.seen].some((kind) => beginnings.some((beginning) => kind.startsWith(beginning)));
  }
}
