/** A replacement that may fix a diagnostic. */
export interface Candidate {
  readonly title: string;
  readonly text: string;
  /** What is replaced; by default the text at the diagnostic. */
  readonly start?: number;
  readonly end?: number;
  /** Whether the candidates after it are tried only if it does not hold. */
  readonly suffices?: boolean;
  /** Whether it is tried only if no other one holds. */
  readonly isLast?: boolean;
  /** Whether it leaves out what is refused, which needs no choice if that has no effect on the network. */
  readonly removesRefused?: boolean;
  /** Whether it needs no choice, if it is the first that holds. */
  readonly isPreferred?: boolean;
}
