import type { DeclId } from '../topology/index.js';

/** Severities of a finding. */
export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** A place that takes part in a finding, with what happens there. */
export interface RelatedPlace {
  readonly declaration: DeclId;
  readonly message: string;
}

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
