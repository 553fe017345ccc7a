import type { Rule } from '../rule.js';
import { blackHolesRule } from './black-holes.js';
import { publicDestinationsRule } from './public-destinations.js';
import { staticNextHopsRule } from './static-next-hops.js';
import { untranslatedSourcesRule } from './untranslated-sources.js';

export const blackHoleRules: readonly Rule[] = [
  blackHolesRule,
  staticNextHopsRule,
  publicDestinationsRule,
  untranslatedSourcesRule,
];
