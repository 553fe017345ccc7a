import type { Rule } from '../rule.js';

export const peeringRules: readonly Rule[] = [];
