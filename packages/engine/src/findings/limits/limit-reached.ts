import type { FindingCode } from '../finding-code.js';

/** What all rules of limits report. */
export const limitReached: FindingCode = { code: 'AZR902', title: 'Limit reached', severity: 'warning' };
