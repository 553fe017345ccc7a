/** Things that are due after a while, by name. */
export class Timers {
  private readonly running = new Map<string, ReturnType<typeof setTimeout>>();

  /** Does something after a wait in milliseconds, in the place of what was to be done under this name. */
  after(what: string, wait: number, action: () => void): void {
    this.clear(what);
    const timer = setTimeout(() => {
      this.running.delete(what);
      action();
    }, wait);
    this.running.set(what, timer);
  }

  /** Whether something is to be done under this name. */
  has(what: string): boolean {
    return this.running.has(what);
  }

  /** Forgets what was to be done under this name. */
  clear(what: string): void {
    clearTimeout(this.running.get(what));
    this.running.delete(what);
  }

  /** Forgets all. */
  dispose(): void {
    for (const what of [...this.running.keys()]) this.clear(what);
  }
}
