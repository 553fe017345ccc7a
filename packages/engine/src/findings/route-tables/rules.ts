import type { Rule } from '../rule.js';

export const routeTableRules: readonly Rule[] = [];
