import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Outcome } from './replay/replay.ts';

/** The content of a state file. */
interface State {
  readonly seed: number;
  /** All histories before this one are done. */
  readonly next: number;
  readonly histories: number;
  readonly operations: number;
  readonly comparisons: number;
  /** How many histories failed. */
  readonly failed: number;
  /** How often each kind of failure was seen. */
  readonly kinds: Readonly<Record<string, number>>;
}

/** The progress of a soak. With a file, it can be stopped at any time and resumes from there. */
export class Progress {
  private state: State;
  private readonly file: string | undefined;
  private taken: number;
  private readonly finished = new Set<number>();

  constructor(seed: number, file?: string) {
    this.file = file;
    const begun =
      file !== undefined && existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as State) : undefined;
    this.state = begun ?? { seed, next: 0, histories: 0, operations: 0, comparisons: 0, failed: 0, kinds: {} };
    this.taken = this.state.next;
  }

  /** The seed: that of the file, if there is one. */
  get seed(): number {
    return this.state.seed;
  }

  /** How much was done. */
  get sums(): Readonly<State> {
    return this.state;
  }

  /** Whether a kind of failure was seen before. */
  knows(kind: string): boolean {
    return kind in this.state.kinds;
  }

  /** The number of the next history, as long as it is below `end`. */
  take(end: number): number | undefined {
    return this.taken < end ? this.taken++ : undefined;
  }

  /** Records the result of a history. */
  finish(number: number, { failures, operations, comparisons }: Outcome): void {
    this.finished.add(number);
    const { state } = this;
    let { next } = state;
    while (this.finished.delete(next)) next++;
    const kinds = { ...state.kinds };
    for (const { kind } of failures) kinds[kind] = (kinds[kind] ?? 0) + 1;
    this.state = {
      ...state,
      next,
      histories: state.histories + 1,
      operations: state.operations + operations,
      comparisons: state.comparisons + comparisons,
      failed: state.failed + (failures.length > 0 ? 1 : 0),
      kinds,
    };
    this.write();
  }

  private write(): void {
    if (this.file === undefined) return;
    mkdirSync(dirname(this.file), { recursive: true });
    // If it is stopped in between, the previous state remains.
    writeFileSync(`${this.file}.new`, `${JSON.stringify(this.state, null, 2)}\n`);
    renameSync(`${this.file}.new`, this.file);
  }
}
