/** Named timers. */
export class Timers {
  private readonly running = new Map<string, ReturnType<typeof setTimeout>>();

  /** Runs an action after a wait in milliseconds; replaces the timer with the same name. */
  after(what: string, wait: number, action: () => void): void {
    this.clear(what);
    const timer = setTimeout(() => {
      this.running.delete(what);
      action();
    }, wait);
    this.running.set(what, timer);
  }

  /** Whether a timer with this name is running. */
  has(what: string): boolean {
    return this.running.has(what);
  }

  /** Stops the timer with this name. */
  clear(what: string): void {
    clearTimeout(this.running.get(what));
    this.running.delete(what);
  }

  /** Stops all timers. */
  dispose(): void {
    for (const what of [...this.running.keys()]) this.clear(what);
  }
}
