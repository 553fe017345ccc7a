/** A whole network to begin with. */
export interface Scaffold {
  /** Its name, as in `azroute init hub-and-spoke`. */
  readonly name: string;
  /** What it is, in a few words. */
  readonly title: string;
  /** A file without findings, as the formatter leaves it. */
  readonly text: string;
  /** The names that somebody who begins with it changes first, in that order. */
  readonly names: readonly string[];
}
