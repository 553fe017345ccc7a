import type { FindingCode } from './finding-code.js';

/** What a rule that fails reports instead of its findings. */
export const ruleFailed: FindingCode = { code: 'AZR901', title: 'A check failed', severity: 'warning' };
