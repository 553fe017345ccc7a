/** A text that is mutated. */
export interface Origin {
  readonly name: string;
  readonly text: string;
}
