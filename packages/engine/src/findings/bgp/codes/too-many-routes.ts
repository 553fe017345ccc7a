import type { FindingCode } from '../../finding-code.js';

export const tooManyRoutes = {
  code: 'AZR204',
  title: 'Too many routes from a peer',
  severity: 'error',
  meaning: 'A peer announces more than 4,000 routes to a Route Server.',
  details: 'Azure tears the session down, and all routes of that peer are gone.',
  why: [
    'A Route Server takes 4,000 routes from one peer (R137; 1,000 until September 2025, 200 in the preview). Azure adds the routes in an update to those that it holds already, so that a peer which announces all its routes anew can be over the limit with 2,001 of them. azroute counts what is announced at the end, and computes the tables as if the session stayed up.',
  ],
  example: undefined,
  mend: [
    'Announce summaries in place of their parts, or filter what is sent on the session:',
    '```text\nbgp nva1 [only 10.0.0.0/8] <-> ars1\n```',
    'Routers behind a gateway have limits of their own: a circuit takes 4,000 routes from a site, and 1,000 from a virtual network (R112).',
  ],
  mended: undefined,
} as const satisfies FindingCode;
