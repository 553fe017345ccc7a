import { overlaps } from '../../address/index.js';
import { hubPropagation } from '../../bgp/hubs/propagation.js';
import { byId } from '../../collections.js';
import { type DeclId, hubsOfWan, type Network, tablesOf, type VirtualHub, type Vnet } from '../../topology/index.js';
import type { Finding } from '../finding.js';
import type { FindingCode } from '../finding-code.js';
import { report } from '../report.js';
import type { Rule, RuleContext } from '../rule.js';

const unreachedConnection: FindingCode = {
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
  const propagating = propagatingConnections(network);
  for (const hub of [...network.topology.virtualHubs].sort(byId)) {
    if (hub.routingIntent) continue;
    for (const { id, vnet: vnetId } of network.hubConnectionsOf(hub.id)) {
      const vnet = network.vnet(vnetId);
      if (propagating.has(id) || !vnet || vnet.addressSpace.length === 0 || hasStatic(network, hub, vnet)) continue;
      const message = `Nothing reaches ${vnet.label} through the virtual hubs: its connection propagates nowhere. No static route leads to its prefixes either, so other networks and branches have no route to them. Propagate the connection to a route table, or add a static route to the firewall.`;
      yield report(unreachedConnection, id, message);
    }
  }
}

/** The connections that propagate to a route table; all of a hub propagate to the routes of its firewall (W079). */
function propagatingConnections(network: Network): ReadonlySet<DeclId> {
  const { tables, exports } = hubPropagation(network);
  const isTable = (id: DeclId) => network.thing(id)?.kind === 'hubRouteTable';
  return new Set([
    ...tables.filter(({ id }) => isTable(id)).flatMap(({ locals }) => [...locals]),
    ...exports.filter((one) => one.tables.some(isTable)).flatMap(({ connections }) => [...connections]),
  ]);
}

function hasStatic({ topology }: Network, hub: VirtualHub, { addressSpace }: Vnet): boolean {
  const routes = hubsOfWan(topology, hub).flatMap((one) => tablesOf(one).flatMap((table) => table.routes));
  return routes.some(({ prefixes }) => prefixes.some((prefix) => addressSpace.some((own) => overlaps(prefix, own))));
}
