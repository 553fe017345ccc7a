import type { Rule } from '../rule.js';

export const inspectionRules: readonly Rule[] = [];
