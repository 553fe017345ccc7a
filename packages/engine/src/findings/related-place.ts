import type { DeclId } from '../topology/index.js';

/** A place that takes part in a finding, with what happens there. */
export interface RelatedPlace {
  readonly declaration: DeclId;
  readonly message: string;
}
