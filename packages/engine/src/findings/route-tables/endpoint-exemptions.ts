import { append, byId } from '../../collections.js';
import { type EndpointInDoubt, endpointsInDoubt } from '../../effective/vnet-local.js';
import { appliesRouteTables, type DeclId, type Network, type Subnet, type UserRoute } from '../../topology/index.js';
import type { Step } from '../advice/step.js';
import { anyOf, stepText } from '../advice/words.js';
import type { Finding } from '../finding.js';
import type { FindingCode } from '../finding-code.js';
import { listed } from '../listed.js';
import { report } from '../report.js';
import type { Rule, RuleContext } from '../rule.js';
import { routesText, sortedRoutes, type TableUse, usedTables } from './uses.js';

export const endpointExemption: FindingCode = {
  code: 'AZR419',
  title: 'Route to VnetLocal that may not reach private endpoints',
  severity: 'warning',
};

export const endpointExemptionsRule: Rule = { codes: [endpointExemption], find: endpointExemptions };

/** Routes to VnetLocal that decide for private endpoints of their VNet (R028a, R064a): one finding per route and VNet. */
function endpointExemptions({ network, tables }: RuleContext): Finding[] {
  return usedTables(network).flatMap(({ table, uses }) =>
    uses.flatMap((use) => {
      const missed = missedBy(network, tables, use);
      return sortedRoutes(table).flatMap((route) => {
        const endpoints = missed.get(route.id);
        return endpoints ? [finding(network, route, use, endpoints)] : [];
      });
    }),
  );
}

/** The endpoints in doubt by the route that decides for them. */
function missedBy(network: Network, tables: RuleContext['tables'], use: TableUse) {
  const missed = new Map<DeclId, EndpointInDoubt[]>();
  // Subnets with other service endpoints have other tables, with the same routes.
  const first = use.subnets.find(sends);
  const table = first && tables.ofSubnet(first.id);
  for (const each of table ? endpointsInDoubt(network, table) : []) {
    if (each.row.route !== undefined) append(missed, each.row.route, each);
  }
  return missed;
}

/** Private endpoints only answer. */
function sends({ nics, loadBalancers, privateEndpoints }: Subnet): boolean {
  return nics.length + loadBalancers.length > 0 || privateEndpoints.length === 0;
}

function finding(network: Network, route: UserRoute, use: TableUse, missed: readonly EndpointInDoubt[]): Finding {
  const { vnet, subnets } = use;
  const endpoints = missed.map(({ endpoint }) => endpoint).sort(byId);
  const many = endpoints.length > 1;
  const names = listed(endpoints.map(({ label }) => label));
  const what = many ? `${endpoints.length} private endpoints of ${vnet.label}` : `the private endpoint ${names}`;
  const rows = many ? `The /32 rows of ${names} are` : 'Its /32 row is';
  const step: Step = { kind: 'vnetPolicies', vnet: vnet.id };
  const message = `${routesText([route], ['may not reach', 'may not reach'])} ${what}. ${rows} Invalid because of user-defined routes. Users report that a route to VnetLocal does not carry packets in place of such a row, unless the VNet has privateEndpointVNetPolicies Basic. ${advice(network, step, missed)}`;
  return report(endpointExemption, route.id, message, {
    key: vnet.id,
    advice: [step],
    related: [
      ...subnets
        .filter(sends)
        .slice(0, 8)
        .map(({ id, label }) => ({
          declaration: id,
          message: `Packets from ${label} follow this route.`,
        })),
      ...[...missed]
        .sort((a, b) => byId(a.endpoint, b.endpoint))
        .slice(0, 8)
        .map(({ endpoint, subnet }) => ({
          declaration: endpoint.id,
          message: `${endpoint.label} is in ${subnet.label}, which has privateEndpointNetworkPolicies ${subnet.privateEndpointNetworkPolicies}.`,
        })),
    ],
  });
}

/** A route for the address itself is all that beats the row of an endpoint without network policies (R027). */
function advice(network: Network, step: Step, missed: readonly EndpointInDoubt[]): string {
  const withRow = missed.every(({ subnet }) => !appliesRouteTables(subnet));
  return withRow ? `Remove the route, or ${stepText(network, step)}.` : anyOf(network, [step]);
}
