import { hubPropagation } from '../../bgp/hubs/propagation.js';
import { byId } from '../../collections.js';
import { associatedTable } from '../../topology/index.js';
import type { Finding } from '../finding.js';
import type { FindingCode } from '../finding-code.js';
import { report } from '../report.js';
import type { Rule, RuleContext } from '../rule.js';

export const peerConnection: FindingCode = {
  code: 'AZR378',
  title: 'BGP peer whose connection leaves out defaultRouteTable',
  severity: 'warning',
};

export const peerConnectionsRule: Rule = { codes: [peerConnection], declarationsOnly: true, find: peerConnections };

/** W110: the connection of a BGP peer is associated with defaultRouteTable and propagates to it. */
function* peerConnections({ network }: RuleContext): Generator<Finding> {
  const locals = new Map(hubPropagation(network).tables.map((table) => [table.id, table.locals]));
  for (const { id, a, b } of [...network.topology.sessions].sort(byId)) {
    const hub = network.virtualHub(a.device) ?? network.virtualHub(b.device);
    const nva = network.nva(a.device) ?? network.nva(b.device);
    if (!hub || !nva) continue;
    const connections = network.nicsOf(nva).flatMap(({ vnet }) => network.hubConnectionOf(vnet.id) ?? []);
    const connection = connections.find((one) => one.hub === hub.id);
    if (!connection) continue;
    const propagates = locals.get(hub.defaultRouteTable.id)?.has(connection.id);
    const isAssociated = associatedTable(hub, connection) === hub.defaultRouteTable;
    if (propagates && isAssociated) continue;
    const table = hub.defaultRouteTable.label;
    const message = propagates
      ? `${nva.label} peers with ${hub.label}, but its connection is not associated with defaultRouteTable. It is told the routes of ${table} and its network has others, so what it announces further may not be reached. Associate ${connection.label} with defaultRouteTable.`
      : `The routes of ${nva.label} do not get into ${table}: its connection does not propagate to it. Networks and branches that use this table do not know them. Propagate ${connection.label} to the label default.`;
    yield report(peerConnection, id, message, {
      related: [{ declaration: connection.id, message: `${nva.label} is in a network with this connection.` }],
    });
  }
}
