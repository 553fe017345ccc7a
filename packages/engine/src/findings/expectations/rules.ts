import type { Rule } from '../rule.js';
import { unmetExpectationsRule } from './expectations.js';

export const expectationRules: readonly Rule[] = [unmetExpectationsRule];
