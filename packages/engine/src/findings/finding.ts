import type { DeclId } from '../topology/index.js';
import type { Step } from './advice/step.js';
import type { RelatedPlace } from './related-place.js';
import type { Severity } from './severity.js';
import type { Subject } from './subject.js';

export type { RelatedPlace, Severity };

/** Something that an engineer should know about the topology. */
export interface Finding {
  /** `AZR` and three digits, see docs/diagnostics. */
  readonly code: string;
  readonly severity: Severity;
  /** What is wrong and where, then why, then the next step. */
  readonly message: string;
  /** The declaration at which it is shown. */
  readonly declaration: DeclId;
  /** The path of the packet, or the other declarations involved, in order. */
  readonly related: readonly RelatedPlace[];
  /** Identifies the finding among those of a snapshot (for code actions). */
  readonly key: string;
  /** What the message advises, as data; undefined if its advice depends on nothing that is declared. */
  readonly advice?: readonly Step[];
  /** The subject as data; undefined if no code needs it. */
  readonly subject?: Subject;
  /**
   * For a consequence: the declarations whose mistake would explain it. If another finding blames one of them, this one
   * becomes a related place of that finding and is not reported on its own.
   */
  readonly consequenceOf?: readonly DeclId[];
  /** Whether a consequence is reported at its cause only: without a cause it is not certain enough. */
  readonly onlyAtCause?: boolean;
  /** For a root cause: the declarations that it blames in addition to the one where it is shown. */
  readonly blames?: readonly DeclId[];
}
