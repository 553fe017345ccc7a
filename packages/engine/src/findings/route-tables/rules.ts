import type { Rule } from '../rule.js';
import { applianceNextHopsRule } from './appliance-next-hops.js';
import { endpointExemptionsRule } from './endpoint-exemptions.js';
import { firewallSubnetRoutesRule } from './firewall-subnet-routes.js';
import { firewallSubnetsRule } from './firewall-subnets.js';
import { gatewayNextHopsRule } from './gateway-next-hops.js';
import { gatewaySubnetTablesRule } from './gateway-subnets.js';
import { idleRoutesRule } from './idle-routes.js';
import { lostRoutesRule } from './lost-routes.js';
import { overriddenDefaultsRule } from './overridden-defaults.js';
import { samePrefixesRule, tableSizesRule, unusedTablesRule } from './table-contents.js';
import { unknownTablesRule } from './unknown-tables.js';

export const routeTableRules: readonly Rule[] = [
  gatewayNextHopsRule,
  gatewaySubnetTablesRule,
  firewallSubnetsRule,
  applianceNextHopsRule,
  samePrefixesRule,
  tableSizesRule,
  idleRoutesRule,
  unusedTablesRule,
  lostRoutesRule,
  firewallSubnetRoutesRule,
  endpointExemptionsRule,
  overriddenDefaultsRule,
  unknownTablesRule,
];
