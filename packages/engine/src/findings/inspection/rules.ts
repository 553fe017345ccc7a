import type { Rule } from '../rule.js';
import { ecmpOverAppliancesRule } from './appliance-ecmp.js';
import { asymmetriesRule } from './asymmetry.js';
import { bypassesRule } from './bypass.js';
import { defaultRouteBypassesRule } from './default-route-bypass.js';

export const inspectionRules: readonly Rule[] = [
  asymmetriesRule,
  ecmpOverAppliancesRule,
  bypassesRule,
  defaultRouteBypassesRule,
];
