/** The longest pauses altogether, in milliseconds, if no work was done in between. */
const most = 50;

/** The share of the time of work that it may pause in addition: an analysis must not take much longer by it. */
const share = 0.2;

/** What pauses need of their surroundings; in tests, no time passes by itself. */
export interface PauseClock {
  /** The time, in milliseconds. */
  now(): number;
  /** Waits until the shared number is no longer 1, at most for so many milliseconds. */
  wait(others: Int32Array, longest: number): void;
}

/** The clock of the machine. */
export const realClock: PauseClock = {
  now: () => performance.now(),
  wait: (others, longest) => void Atomics.wait(others, 0, 1, longest),
};

/**
 * The pauses of a thread that works for long, while another thread answers requests. With few cores, the answers would
 * otherwise wait for a core several times, although they need little of it. The thread pauses for a fraction of the time
 * in which it works, so that its work ends soon however many requests there are.
 */
export class Pauses {
  /** How long it could pause when it resumed its work, in milliseconds. */
  private credit = most;
  private resumed = Number.NEGATIVE_INFINITY;

  /** @param others one shared number, which is 1 while another thread answers requests */
  constructor(
    private readonly others: Int32Array,
    private readonly clock: PauseClock = realClock,
  ) {}

  /** Pauses if another thread answers requests. Called often while the thread works. */
  take(): void {
    if (Atomics.load(this.others, 0) === 0) return;
    const from = this.clock.now();
    const longest = Math.min(most, this.credit + share * (from - this.resumed));
    if (longest < 1) return;
    this.clock.wait(this.others, longest);
    this.resumed = this.clock.now();
    this.credit = longest - (this.resumed - from);
  }
}
