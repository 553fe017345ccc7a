import { limitReached } from '../codes/limit-reached.js';
import type { Rule } from '../rule.js';
import { uncomputedPrefixes } from './uncomputed-prefixes.js';

export const limitRules: readonly Rule[] = [
  { codes: [limitReached], declarationsOnly: true, find: uncomputedPrefixes },
];
