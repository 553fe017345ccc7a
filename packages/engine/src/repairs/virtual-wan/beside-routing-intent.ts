import type { Finding } from '../../findings/finding.js';
import { refusedIntent } from '../../findings/virtual-wan/hub-tables.js';
import {
  type DeclId,
  deployedFirewall,
  endOfHub,
  type Network,
  type RoutingConfiguration,
  type VirtualHub,
} from '../../topology/index.js';
import { ownHubOf, routingOf, setHub, setRouting } from '../changes/hubs.js';
import type { TopologyEdit } from '../edits/topology-edit.js';
import type { Candidate, RepairContext, Repairer } from '../repairer.js';

/** W085: what routing intent makes ineffective goes, or the routing intent does. */
export const chooseIntentOrTables: Repairer = { mends: [refusedIntent], candidates };

function* candidates({ world: { network } }: RepairContext, { declaration }: Finding): Generator<Candidate> {
  const hub = network.topology.virtualHubs.find(({ routingIntent }) => routingIntent?.id === declaration);
  if (!hub) return;
  // The attributes of connections have no effect; tables and routes are a design of their own.
  const isOfConnections =
    hub.hubRouteTables.length === 0 &&
    hub.defaultRouteTable.routes.every(({ nextHop }) => deployedFirewall(hub, nextHop));
  yield { edits: withoutCustomRouting(network, hub), standing: isOfConnections ? 'fixAll' : 'preferred' };
  const words = `remove the routing intent of ${hub.label}`;
  yield { edits: [setHub(hub, { routingIntent: undefined }, words)], standing: 'offered' };
}

/** The connections come first, since they refer to the tables. */
function withoutCustomRouting(network: Network, hub: VirtualHub): readonly TopologyEdit[] {
  const { topology } = network;
  const gone = new Set(hub.hubRouteTables.map(({ id }) => id));
  const all = [...topology.hubConnections, ...topology.connections.filter((one) => endOfHub(one))];
  const connections = all.flatMap(({ id }) => {
    const routing = routingOf(network, id);
    if (!routing) return [];
    const change = ownHubOf(network, id) === hub ? ofOwn(routing) : ofOthers(routing, gone);
    return change ? (setRouting(network, id, change, undefined) ?? []) : [];
  });
  const { defaultRouteTable: table, hubRouteTables } = hub;
  const routes = table.routes.filter(({ nextHop }) => deployedFirewall(hub, nextHop));
  const words = `leave the routing of ${hub.label} to its routing intent alone`;
  if (hubRouteTables.length + table.routes.length - routes.length === 0) {
    return connections.map((edit, i) => (i === 0 && edit.kind === 'changeDeclaration' ? { ...edit, words } : edit));
  }
  return [...connections, setHub(hub, { hubRouteTables: [], defaultRouteTable: { ...table, routes } }, words)];
}

/** A connection of the hub says nothing about tables any more (W086). */
function ofOwn({ associatedRouteTable, propagation }: RoutingConfiguration): Partial<RoutingConfiguration> | undefined {
  if (associatedRouteTable === undefined && !propagation) return undefined;
  return { associatedRouteTable: undefined, propagation: undefined };
}

/** A connection of another hub propagates to the tables that are gone no more. */
function ofOthers(
  { propagation }: RoutingConfiguration,
  gone: ReadonlySet<DeclId>,
): Partial<RoutingConfiguration> | undefined {
  if (!propagation?.routeTables.some((id) => gone.has(id))) return undefined;
  const routeTables = propagation.routeTables.filter((id) => !gone.has(id));
  const isEmpty = routeTables.length + propagation.labels.length === 0;
  return { propagation: isEmpty ? undefined : { ...propagation, routeTables } };
}
