import type { Severity } from './severity.js';

/** A diagnostic code. What it means is said by its page, docs/diagnostics/AZR123.md. */
export interface FindingCode {
  /** `AZR` and three digits; keeps its meaning for ever. */
  readonly code: string;
  /** A few words without a full stop. */
  readonly title: string;
  /** The severity that a finding has unless it says otherwise. */
  readonly severity: Severity;
}
