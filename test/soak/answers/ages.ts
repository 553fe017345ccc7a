/**
 * How old the diagnostics get that are shown while somebody types: how long diagnostics of a version stay after a newer
 * version was sent. None are never too old: they were withdrawn.
 */
export class Ages {
  /** The age at which each set of outdated diagnostics was replaced, in milliseconds. */
  readonly list: number[] = [];
  /** How often diagnostics were replaced by none. */
  withdrawn = 0;
  private readonly sentAt = new Map<number, number>();
  private latest = 0;
  private shown: { readonly version: number; readonly empty: boolean } | undefined;

  /** A version was sent. */
  send(version: number): void {
    this.sentAt.set(version, performance.now());
    this.latest = version;
  }

  /** Diagnostics have come. */
  publish(version: number | undefined, count: number): void {
    this.end();
    if (count === 0 && this.shown?.empty === false) this.withdrawn++;
    this.shown = { version: version ?? this.latest, empty: count === 0 };
  }

  /** What is shown goes now. */
  end(): void {
    if (this.shown === undefined || this.shown.empty) return;
    const superseded = this.sentAt.get(this.shown.version + 1);
    if (superseded !== undefined) this.list.push(performance.now() - superseded);
  }
}
