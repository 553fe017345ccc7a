import type { Rule } from '../rule.js';
import { ecmpOverAppliances } from './appliance-ecmp.js';
import { asymmetries } from './asymmetry.js';
import { bypasses } from './bypass.js';
import { applianceEcmp } from './codes/appliance-ecmp.js';
import { asymmetricInspection } from './codes/asymmetric-inspection.js';
import { defaultRouteBypass } from './codes/default-route-bypass.js';
import { inboundPastFirewall } from './codes/inbound-past-firewall.js';
import { inspectionBypass } from './codes/inspection-bypass.js';
import { defaultRouteBypasses } from './default-route-bypass.js';

export const inspectionRules: readonly Rule[] = [
  { codes: [asymmetricInspection, inboundPastFirewall], find: asymmetries },
  { codes: [applianceEcmp], find: ecmpOverAppliances },
  { codes: [inspectionBypass], find: bypasses },
  { codes: [defaultRouteBypass], find: defaultRouteBypasses },
];
