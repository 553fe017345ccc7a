import type { Rule } from '../rule.js';

export const overlayRules: readonly Rule[] = [];
