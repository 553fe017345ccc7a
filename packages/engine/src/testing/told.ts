import type { Finding } from '../index.js';

/** What findings tell, without the parts of the computation that they are about: those have no order and hold functions. */
export function told(findings: readonly Finding[]): readonly Omit<Finding, 'subject'>[] {
  return findings.map(({ subject: _subject, ...rest }) => rest);
}
