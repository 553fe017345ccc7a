import type { FindingCode } from '../finding-code.js';

/** The code that all rules about limits report. */
export const limitReached: FindingCode = { code: 'AZR902', title: 'Limit reached', severity: 'warning' };
