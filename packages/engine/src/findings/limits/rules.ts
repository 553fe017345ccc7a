import type { Rule } from '../rule.js';
import { limitReached } from './limit-reached.js';
import { skippedLoops } from './skipped-loops.js';
import { uncomputedPrefixes } from './uncomputed-prefixes.js';

export const limitRules: readonly Rule[] = [
  {
    codes: [limitReached],
    declarationsOnly: true,
    // Where routes are left out nothing is looked for that could be skipped.
    find: (context) => (context.bgp.uncomputed.length > 0 ? uncomputedPrefixes(context) : skippedLoops(context)),
  },
];
