import type { DeclId } from '../topology/index.js';
import type { RelatedPlace } from './related-place.js';
import type { Severity } from './severity.js';
import type { Subject } from './subject.js';

export type { RelatedPlace, Severity };

/** Something that an engineer should know about the topology. */
export interface Finding {
  /** `AZR` and three digits, see docs/diagnostics. */
  readonly code: string;
  readonly severity: Severity;
  /** Sentences with names, prefixes and the next step. */
  readonly message: string;
  /** The declaration at which it is shown. */
  readonly declaration: DeclId;
  /** The path of the packet, or the other declarations that take part, in order. */
  readonly related: readonly RelatedPlace[];
  /** Identifies the finding among those of a snapshot (for code actions). */
  readonly key: string;
  /** What it is about, as data; undefined where nothing but a reader needs to know. */
  readonly subject?: Subject;
  /**
   * For a consequence: the declarations whose mistake would explain it. If another finding blames one of them, this
   * one is told there, among its related places, and not on its own.
   */
  readonly consequenceOf?: readonly DeclId[];
  /** A consequence that is told at its cause or not at all: without one it is not certain enough. */
  readonly onlyAtCause?: boolean;
  /** For a root cause: the declarations that it blames, in addition to that at which it is shown. */
  readonly blames?: readonly DeclId[];
}
