import type { Rule } from '../rule.js';
import { loopRule } from './loop-finding.js';

export const loopRules: readonly Rule[] = [loopRule];
