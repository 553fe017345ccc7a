import { overlaps } from '../../address/index.js';
import { propagatedTables } from '../../bgp/hubs/propagated-tables.js';
import { byId } from '../../collections.js';
import { hubsOfWan, type Network, tablesOf, type VirtualHub, type Vnet } from '../../topology/index.js';
import type { Finding } from '../finding.js';
import type { FindingCode } from '../finding-code.js';
import { report } from '../report.js';
import type { Rule, RuleContext } from '../rule.js';

export const unreachedConnection: FindingCode = {
  code: 'AZR360',
  title: 'Connection that propagates nowhere',
  severity: 'warning',
};

export const unreachedConnectionsRule: Rule = {
  codes: [unreachedConnection],
  declarationsOnly: true,
  find: unreachedConnections,
};

/** W020: what propagates to no table, and to which no static route leads, is reached by nobody. */
function* unreachedConnections({ network }: RuleContext): Generator<Finding> {
  for (const hub of [...network.topology.virtualHubs].sort(byId)) {
    if (hub.routingIntent) continue;
    for (const { id, vnet: vnetId } of network.hubConnectionsOf(hub.id)) {
      const vnet = network.vnet(vnetId);
      if (!vnet || vnet.addressSpace.length === 0 || propagatedTables(network, id).length > 0) continue;
      if (hasStatic(network, hub, vnet)) continue;
      const message = `Nothing reaches ${vnet.label} through the virtual hubs: its connection propagates nowhere. No static route leads to its prefixes either, so other networks and branches have no route to them. Propagate the connection to a route table, or add a static route to the firewall.`;
      yield report(unreachedConnection, id, message);
    }
  }
}

function hasStatic({ topology }: Network, hub: VirtualHub, { addressSpace }: Vnet): boolean {
  const routes = hubsOfWan(topology, hub).flatMap((one) => tablesOf(one).flatMap((table) => table.routes));
  return routes.some(({ prefixes }) => prefixes.some((prefix) => addressSpace.some((own) => overlaps(prefix, own))));
}
