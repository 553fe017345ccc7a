import { byId } from '../../collections.js';
import { type DeclId, hubsOfWan, type VirtualHub } from '../../topology/index.js';
import type { Finding } from '../finding.js';
import type { FindingCode } from '../finding-code.js';
import { report } from '../report.js';
import type { Rule, RuleContext } from '../rule.js';

const hubLimit: FindingCode = { code: 'AZR380', title: 'More than a virtual hub supports', severity: 'warning' };

export const hubLimitsRule: Rule = { codes: [hubLimit], find: hubLimits };

/** W143 */
function* hubLimits(context: RuleContext): Generator<Finding> {
  for (const hub of [...context.network.topology.virtualHubs].sort(byId)) {
    for (const { what, count, limit, cure } of counts(context, hub)) {
      if (count <= limit) continue;
      const number = (value: number) => value.toLocaleString('en-US');
      const message = `${hub.label} has ${number(count)} ${what}, more than the ${number(limit)} that Azure supports. Azure refuses what exceeds the limit or drops routes. ${cure}`;
      yield report(hubLimit, hub.id, message, { key: what });
    }
  }
}

interface Count {
  readonly what: string;
  readonly count: number;
  readonly limit: number;
  readonly cure: string;
}

function counts({ network, bgp }: RuleContext, hub: VirtualHub): readonly Count[] {
  const connections = network.hubConnectionsOf(hub.id);
  const vnets = connections.flatMap(({ vnet }) => network.vnet(vnet) ?? []);
  const branches = (gateway: DeclId | undefined) => network.connectionsOf(gateway ?? '').length;
  const endpoints = vnets.flatMap(({ subnets }) => subnets.flatMap(({ privateEndpoints }) => privateEndpoints));
  const otherHub = 'Use another hub for some of them.';
  const spaces = vnets.reduce((sum, { addressSpace }) => sum + addressSpace.length, 0);
  return [
    {
      what: 'connected virtual networks',
      count: connections.length,
      limit: 500 - hubsOfWan(network.topology, hub).length,
      cure: otherHub,
    },
    { what: 'VPN connections', count: branches(hub.vnet.vpnGateways[0]?.id), limit: 1000, cure: otherHub },
    { what: 'circuits', count: branches(hub.vnet.expressRouteGateways[0]?.id), limit: 8, cure: otherHub },
    {
      what: 'routes',
      count: bgp.table(hub.defaultRouteTable.id).routes.size,
      limit: 10_000,
      cure: 'Let branches announce summaries.',
    },
    ...(hub.routingIntent
      ? [{ what: 'address spaces of networks behind routing intent', count: spaces, limit: 600, cure: otherHub }]
      : []),
    { what: 'private endpoints', count: endpoints.length, limit: 4000, cure: otherHub },
  ];
}
