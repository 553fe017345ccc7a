/** The versions of one document in the order in which they were sent, across all times that it was open. */
export class SentVersions {
  private readonly sent: number[] = [];
  /** The index in `sent` of the version that was published last. */
  private published = 0;

  /** Records a sent version. */
  add(version: number): void {
    this.sent.push(version);
  }

  /**
   * Records a version received with diagnostics. A reopened document can begin with version 1 again, so a version is
   * searched for after the previously published one.
   * @returns what is wrong with it, if anything
   */
  publish(version: number): 'backwards' | 'unsent' | undefined {
    const at = this.sent.indexOf(version, this.published);
    if (at < 0) return this.sent.includes(version) ? 'backwards' : 'unsent';
    this.published = at;
    return undefined;
  }
}
