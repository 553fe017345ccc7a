import type { FindingCode } from '../../finding-code.js';

export const tooManyUserRoutes = {
  code: 'AZR413',
  title: 'Too many routes in a table',
  severity: 'warning',
  meaning: 'A route table holds more routes than Azure takes, or soon will.',
  why: [
    'The documentation gave 400 routes a table until 2022 and 600 later; with Virtual Network Manager it is 1,000 (R077, T10). azroute warns above 400, and above 600 it is an error.',
  ],
  example: undefined,
  mend: ['Summarise the prefixes, or let each subnet have a table with what it needs.'],
  mended: undefined,
} as const satisfies FindingCode;
