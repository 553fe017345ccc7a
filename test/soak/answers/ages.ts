/**
 * How old the shown diagnostics get during typing: how long the diagnostics of a version stay after a newer version was
 * sent. Withdrawn diagnostics don't count.
 */
export class Ages {
  /** The age at which each set of outdated diagnostics was replaced, in milliseconds. */
  readonly list: number[] = [];
  /** How often diagnostics were withdrawn. */
  withdrawn = 0;
  private readonly sentAt = new Map<number, number>();
  private latest = 0;
  private shown: { readonly version: number; readonly empty: boolean } | undefined;

  /** A version was sent. */
  send(version: number): void {
    this.sentAt.set(version, performance.now());
    this.latest = version;
  }

  /** Diagnostics were received. */
  publish(version: number | undefined, count: number): void {
    this.end();
    if (count === 0 && this.shown?.empty === false) this.withdrawn++;
    this.shown = { version: version ?? this.latest, empty: count === 0 };
  }

  /** The shown diagnostics are replaced now. */
  end(): void {
    if (this.shown === undefined || this.shown.empty) return;
    const superseded = this.sentAt.get(this.shown.version + 1);
    if (superseded !== undefined) this.list.push(performance.now() - superseded);
  }
}
