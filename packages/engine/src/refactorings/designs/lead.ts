import type { Prefix } from '../../address/index.js';
import { grouped } from '../../collections.js';
import { applyEdits } from '../../repairs/edits/apply-edits.js';
import { changedAt, routeOf, subnetOf } from '../../repairs/edits/changed.js';
import { routeName } from '../../repairs/edits/names.js';
import type { DeclId, Network, Topology, UserNextHop } from '../../topology/index.js';

/** A route that a subnet needs. */
export interface Lead {
  readonly subnet: DeclId;
  readonly prefix: Prefix;
  readonly nextHop: UserNextHop;
}

/**
 * A topology whose subnets have the given routes. Subnets that share a table with others, which do not get the same
 * routes, get a copy of it.
 * @param network names the routes after what they lead to
 */
export function withLeads(topology: Topology, network: Network, leads: readonly Lead[]): Topology {
  const groups = [...grouped(leads, ({ subnet }) => subnet)];
  const alike = [...grouped(groups, ([subnet, routes]) => likeness(topology, subnet, routes)).values()];
  let changed = topology;
  for (const group of alike) {
    const subnets = group.map(([subnet]) => subnet);
    changed = withOwnTable(changed, subnets);
    for (const lead of group[0]?.[1] ?? []) changed = withLead(changed, network, lead);
  }
  return changed;
}

/** A text that is equal for subnets that have one table and get the same routes. */
function likeness(topology: Topology, subnet: DeclId, routes: readonly Lead[]): string {
  const table = subnetOf(topology, subnet)?.routeTable;
  if (table === undefined) return subnet;
  return `${table} ${routesKey(routes)}`;
}

/** A text that is equal for subnets that get the same routes. */
export function routesKey(routes: readonly Lead[]): string {
  const texts = routes.map(({ prefix, nextHop }) => `${prefix.text} ${JSON.stringify(nextHop)}`);
  return texts.sort().join();
}

function withOwnTable(topology: Topology, subnets: readonly DeclId[]): Topology {
  const of = subnetOf(topology, subnets[0] ?? '')?.routeTable;
  const users = topology.vnets.flatMap((vnet) => vnet.subnets.filter(({ routeTable }) => routeTable === of));
  if (of === undefined || users.every(({ id }) => subnets.includes(id))) return topology;
  return applyEdits(topology, [{ kind: 'addRouteTable', subnets, of, routes: [] }]) ?? topology;
}

function withLead(topology: Topology, network: Network, { subnet: id, prefix, nextHop }: Lead): Topology {
  const subnet = subnetOf(topology, id);
  if (!subnet) return topology;
  const table = topology.routeTables.find((each) => each.id === subnet.routeTable);
  const known = table?.routes.find(({ destination: to }) => 'prefix' in to && to.prefix.text === prefix.text);
  if (table && known) {
    const routes = table.routes.map((route) => (route === known ? { ...route, nextHop } : route));
    return changedAt(topology, 'routeTables', table.id, (each) => ({ ...each, routes })) ?? topology;
  }
  const name = routeName(network.topology, prefix, nextHop);
  return applyEdits(topology, [{ kind: 'addUserRoute', subnet: id, name, prefix, nextHop }]) ?? topology;
}

/** A topology without some user-defined routes, and without the tables that they leave empty. */
export function withoutRoutes(topology: Topology, routes: readonly DeclId[]): Topology {
  return routes.reduce(
    (changed, route) =>
      (routeOf(changed, route) && applyEdits(changed, [{ kind: 'removeUserRoute', route }])) ?? changed,
    topology,
  );
}
