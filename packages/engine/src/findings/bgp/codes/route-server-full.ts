import type { FindingCode } from '../../finding-code.js';

export const routeServerFull = {
  code: 'AZR215',
  title: 'Too many routes at a Route Server',
  severity: 'error',
  meaning: 'A Route Server holds more than 10,000 routes in all.',
  why: ['A Route Server takes 4,000 routes from one peer, and 10,000 in all (R137).'],
  example: undefined,
  mend: ['Let the peers announce summaries in place of their parts, or filter what they send with `only`.'],
  mended: undefined,
} as const satisfies FindingCode;
