/** The versions of one document in the order in which they were sent, over all times that it was open. */
export class SentVersions {
  private readonly sent: number[] = [];
  /** The place in `sent` of the version that was published last. */
  private published = 0;

  /** Takes a version that was sent. */
  add(version: number): void {
    this.sent.push(version);
  }

  /**
   * Takes a version that came with diagnostics. A document that is closed and opened again may begin with version 1
   * again, so a version is looked for after the one that was published before it.
   * @returns what is wrong with it, if anything
   */
  publish(version: number): 'backwards' | 'unsent' | undefined {
    const at = this.sent.indexOf(version, this.published);
    if (at < 0) return this.sent.includes(version) ? 'backwards' : 'unsent';
    this.published = at;
    return undefined;
  }
}
