import type { Severity } from './finding.js';

/**
 * What a diagnostic code means. Its documentation page, its entry in the lists and `azroute explain` are made from it,
 * and its examples are run as tests. Texts are Markdown; `R` and a number cite the rulebook.
 */
export interface FindingCode {
  /** `AZR` and three digits; keeps its meaning for ever. */
  readonly code: string;
  /** A few words without a full stop. */
  readonly title: string;
  /** The severity that a finding has unless it says otherwise. */
  readonly severity: Severity;
  /** One sentence: what the code says. */
  readonly meaning?: string;
  /** What else the page says at its top, such as where the finding stands. */
  readonly details?: string;
  /** Paragraphs: why Azure does so, with the rule and its source. */
  readonly why?: readonly string[];
  /** A small file that gives this code and no other; undefined only for what no small file can show. */
  readonly example?: string | undefined;
  /** Paragraphs: what to do. */
  readonly mend?: readonly string[];
  /** The example mended: a file that gives no finding at all. */
  readonly mended?: string | undefined;
}
