import type { Rule } from '../rule.js';

export const expectationRules: readonly Rule[] = [];
