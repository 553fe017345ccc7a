/** The longest pauses altogether, in milliseconds, if no work was done in between. */
const most = 50;

/** What pauses need of their surroundings; in tests, no time passes by itself. */
export interface PauseClock {
  /** The time, in milliseconds. */
  now(): number;
  /** Waits until the shared number is no longer 1, at most for so many milliseconds. */
  wait(others: Int32Array, longest: number): void;
}

const realClock: PauseClock = {
  now: () => performance.now(),
  wait: (others, longest) => void Atomics.wait(others, 0, 1, longest),
};

/**
 * The pauses of a thread that works for long, while another thread answers requests. With few cores, the answers would
 * otherwise wait for a core several times, although they need little of it. In the long run, the thread pauses at most
 * as long as it works, so that its work ends however many requests there are.
 */
export class Pauses {
  /** How long it may pause, in milliseconds. */
  private left = most;
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
    const longest = Math.min(most, this.left + from - this.resumed);
    if (longest < 1) return;
    this.clock.wait(this.others, longest);
    this.resumed = this.clock.now();
    this.left = longest - (this.resumed - from);
  }
}
