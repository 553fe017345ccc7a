import { propagatedTables } from '../../bgp/hubs/propagated-tables.js';
import type { Finding } from '../../findings/finding.js';
import { bypassedFirewall } from '../../findings/virtual-wan/bypass.js';
import type { DeclId, Network, VirtualHub } from '../../topology/index.js';
import { connectionLabel, ownHubOf, setRouting } from '../changes/hubs.js';
import { routesToFirewall, withIntent } from '../changes/routing-intent.js';
import type { Candidate, RepairContext, Repairer } from '../repairer.js';

/** W078: routing intent in place of the static routes, or propagation to none for the connection that leaks. */
export const closeBypass: Repairer = { mends: [bypassedFirewall], candidates };

function* candidates({ world: { network } }: RepairContext, { declaration }: Finding): Generator<Candidate> {
  const connection = connectionAt(network, declaration);
  const hub = connection === undefined ? undefined : hubWithBypass(network, connection);
  if (connection === undefined || !hub) return;
  const intent = withIntent(network, hub, { privateTraffic: true, internet: false });
  if (intent) yield { edits: intent, standing: 'preferred' };
  // Of its own hub, which need not be the one with the firewall (W013).
  const own = ownHubOf(network, connection);
  if (!own) return;
  const none = { routeTables: [own.noneRouteTable.id], labels: [] };
  const words = `propagate ${connectionLabel(network, connection)} to noneRouteTable`;
  const closed = setRouting(network, connection, { propagation: none }, words);
  if (closed) yield { edits: [closed], standing: 'offered' };
}

/** The connection that brings the routes; for a BGP peer, that of its network. */
function connectionAt(network: Network, declaration: DeclId): DeclId | undefined {
  const session = network.topology.sessions.find(({ id }) => id === declaration);
  if (!session) return declaration;
  const nva = network.nva(session.a.device) ?? network.nva(session.b.device);
  const connections = nva ? network.nicsOf(nva).flatMap(({ vnet }) => network.hubConnectionOf(vnet.id) ?? []) : [];
  return connections[0]?.id;
}

/** The hub whose default table has static routes to the firewall and specifics of the connection. */
function hubWithBypass(network: Network, connection: DeclId): VirtualHub | undefined {
  const tables = new Set(propagatedTables(network, connection).map(({ id }) => id));
  return network.topology.virtualHubs.find(
    (hub) => tables.has(hub.defaultRouteTable.id) && routesToFirewall(hub).length > 0,
  );
}
