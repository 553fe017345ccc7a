import type { Rule } from '../rule.js';
import { blackHolesRule } from './black-holes.js';
import { publicDestinationsRule } from './public-destinations.js';
import { untranslatedSourcesRule } from './untranslated-sources.js';

export const blackHoleRules: readonly Rule[] = [blackHolesRule, publicDestinationsRule, untranslatedSourcesRule];
