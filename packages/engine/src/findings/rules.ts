import { bgpRules } from './bgp/rules.js';
import { blackHoleRules } from './black-holes/rules.js';
import { expectationRules } from './expectations/rules.js';
import { inspectionRules } from './inspection/rules.js';
import { limitRules } from './limits/rules.js';
import { loopRules } from './loops/rules.js';
import { overlayRules } from './overlays/rules.js';
import { peeringRules } from './peerings/rules.js';
import { routeTableRules } from './route-tables/rules.js';
import type { Rule } from './rule.js';
import { virtualWanRules } from './virtual-wan/rules.js';

/** All rules, in the order of the codes. */
export const rules: readonly Rule[] = [
  ...loopRules,
  ...blackHoleRules,
  ...inspectionRules,
  ...bgpRules,
  ...peeringRules,
  ...virtualWanRules,
  ...routeTableRules,
  ...overlayRules,
  ...expectationRules,
  ...limitRules,
];
