/** So many messages are remembered. */
const remembered = 100;

/** What several speakers say in the same words, since they do the same work, is passed on once. */
export class SameWords<Speaker> {
  private readonly said = new Map<string, Speaker>();

  /** Whether this repeats what another speaker has said. */
  repeats(speaker: Speaker, words: string): boolean {
    const other = this.said.get(words);
    this.said.delete(words);
    if (other !== undefined && other !== speaker) return true;
    this.said.set(words, speaker);
    for (const oldest of this.said.keys()) {
      if (this.said.size <= remembered) break;
      this.said.delete(oldest);
    }
    return false;
  }
}
