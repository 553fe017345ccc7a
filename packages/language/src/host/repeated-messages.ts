/** The number of messages that are kept. */
const remembered = 100;

/** Detects equal messages of several speakers that do the same work, so that they are passed on only once. */
export class RepeatedMessages<Speaker> {
  private readonly said = new Map<string, Speaker>();

  /** Whether a message repeats that of another speaker. */
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
