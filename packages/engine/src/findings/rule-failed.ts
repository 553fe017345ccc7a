import type { FindingCode } from './finding-code.js';

/** The code that is reported in place of the findings of a rule that fails. */
export const ruleFailed: FindingCode = { code: 'AZR901', title: 'A check failed', severity: 'warning' };
