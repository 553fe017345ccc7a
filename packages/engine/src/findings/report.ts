import type { DeclId } from '../topology/index.js';
import type { Finding } from './finding.js';
import type { FindingCode } from './finding-code.js';

/** The optional parts of a finding; `key` distinguishes it from others with the same code and declaration. */
export type Details = Partial<
  Pick<Finding, 'severity' | 'related' | 'advice' | 'subject' | 'consequenceOf' | 'onlyAtCause' | 'blames' | 'key'>
>;

/** A finding at a declaration, with the severity of its code unless the details contain another one. */
export function report(
  { code, severity }: FindingCode,
  declaration: DeclId,
  message: string,
  { key, ...details }: Details = {},
): Finding {
  return {
    code,
    severity,
    message,
    declaration,
    related: [],
    ...details,
    key: [code, declaration, ...(key === undefined ? [] : [key])].join('|'),
  };
}
