import type { Severity } from './severity.js';

/** A diagnostic code. Its page, such as docs/diagnostics/AZR101.md, explains it. */
export interface FindingCode {
  /** `AZR` and three digits. A code never changes its meaning. */
  readonly code: string;
  /** A few words without a full stop. */
  readonly title: string;
  /** The default severity of its findings. */
  readonly severity: Severity;
}
