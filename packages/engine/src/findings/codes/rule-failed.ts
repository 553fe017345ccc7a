import type { FindingCode } from '../finding-code.js';

export const ruleFailed = {
  code: 'AZR901',
  title: 'A check failed',
  severity: 'warning',
  meaning: 'One check of azroute stopped with an internal error.',
  details: 'All other checks were made, and what they report stands.',
  why: ['This is a fault of azroute and not of your network. The message names the check.'],
  example: undefined,
  mend: ['Please report it with the smallest file that shows it.'],
  mended: undefined,
} as const satisfies FindingCode;
