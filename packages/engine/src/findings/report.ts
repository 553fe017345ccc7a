import type { DeclId } from '../topology/index.js';
import type { Finding } from './finding.js';
import type { FindingCode } from './finding-code.js';

/** What a finding has besides its code and place; `key` tells it from others of its code at the same declaration. */
export type Details = Partial<
  Pick<Finding, 'severity' | 'related' | 'subject' | 'consequenceOf' | 'onlyAtCause' | 'blames' | 'key'>
>;

/** A finding of a code at a declaration, with the code's severity unless the details give another one. */
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
