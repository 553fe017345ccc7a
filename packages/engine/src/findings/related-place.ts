import type { DeclId } from '../topology/index.js';

/** A declaration that is involved in a finding, and what happens there. */
export interface RelatedPlace {
  readonly declaration: DeclId;
  readonly message: string;
}
