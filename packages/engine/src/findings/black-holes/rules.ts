import type { Rule } from '../rule.js';

export const blackHoleRules: readonly Rule[] = [];
