import { subnetOf } from '../../topology/index.js';
import type { Finding } from '../finding.js';
import type { FindingCode } from '../finding-code.js';
import { report } from '../report.js';
import type { Rule, RuleContext } from '../rule.js';

export const routeServerTable: FindingCode = {
  code: 'AZR208',
  title: 'Route table on RouteServerSubnet',
  severity: 'error',
};

export const routeServerTablesRule: Rule = {
  codes: [routeServerTable],
  declarationsOnly: true,
  find: routeServerTables,
};

/** Route tables that are associated with a RouteServerSubnet (R074). */
function routeServerTables({ network }: RuleContext): Finding[] {
  return network.topology.vnets.flatMap((vnet): Finding[] => {
    const subnet = subnetOf(vnet, 'RouteServerSubnet');
    const table = network.routeTable(subnet?.routeTable);
    if (!subnet || !table) return [];
    const message = `${subnet.label} has the route table ${table.label}, but Azure allows none on this subnet. A Route Server forwards no packets that a table could steer. Remove ${table.label} from the subnet.`;
    const related = [{ declaration: table.id, message: `${table.label} belongs on other subnets.` }];
    return [report(routeServerTable, subnet.id, message, { related })];
  });
}
