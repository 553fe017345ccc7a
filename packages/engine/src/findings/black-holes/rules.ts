import type { Rule } from '../rule.js';
import { blackHolesRule } from './black-holes.js';
import { untranslatedSourcesRule } from './untranslated-sources.js';

export const blackHoleRules: readonly Rule[] = [blackHolesRule, untranslatedSourcesRule];
