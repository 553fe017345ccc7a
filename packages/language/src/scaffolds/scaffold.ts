/** A whole topology to begin with: valid, formatted, and without findings. */
export interface Scaffold {
  /** What `azroute init` calls it. */
  readonly name: string;
  readonly title: string;
  /** One sentence about what it contains and what it is for. */
  readonly description: string;
  /**
   * The names and values that one changes first, as they stand in the text as whole words. Each has the same meaning
   * wherever it stands, so that an editor can make it one place.
   */
  readonly places: readonly string[];
  readonly text: string;
}
