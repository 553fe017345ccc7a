import { isDefaultRoute } from '../../../address/index.js';
import { grouped } from '../../../collections.js';
import { applyEdits } from '../../../repairs/edits/apply-edits.js';
import { subnetOf } from '../../../repairs/edits/changed.js';
import { routeName } from '../../../repairs/edits/names.js';
import {
  type DeclId,
  isReservedSubnet,
  type Network,
  type RouteServer,
  type Topology,
  type Vnet,
} from '../../../topology/index.js';
import type { Proposal, Refactoring, RefactoringContext } from '../../refactoring.js';
import { costOf, withCost } from '../cost.js';
import { type Lead, routesKey, withLeads, withoutRoutes } from '../lead.js';
import { withGatewayUse } from './gateway-flags.js';

/** Leads by route tables where a Route Server led, with equal ways. */
export const routeServerToRouteTables: Refactoring = {
  name: 'routeServerToRouteTables',
  kind: 'refactor.rewrite',
  most: 1,
  *offers(context, selection): Iterable<Proposal> {
    const { network, topology } = context;
    const hub = topology.vnets.find(
      ({ id, routeServers }) => selection[0] === id || routeServers.some((server) => server.id === selection[0]),
    );
    const [server, ...others] = hub?.routeServers ?? [];
    if (!hub || !server || others.length > 0) return;
    const leads = leadsOf(context, hub);
    if (!leads || leads.length === 0) return;
    const removed = withoutRouteServer(network, hub, server);
    for (const basis of [withoutRoutes(removed, ownDefaults(network, server)), removed]) {
      const changed = withTables(basis, network, leads);
      const title = `Replace Route Server ${server.label} by route tables`;
      yield { title: withCost(title, costOf(topology, changed)), topology: changed, proof: { kind: 'samePassage' } };
    }
  },
};

/** What the Route Server programs into the subnets that it serves; undefined if it balances over several next hops. */
function leadsOf({ network, topology, analysis }: RefactoringContext, hub: Vnet): readonly Lead[] | undefined {
  const served = topology.vnets.filter((vnet) => vnet === hub || network.hubOf(vnet.id) === hub);
  const leads: Lead[] = [];
  for (const subnet of served.flatMap((vnet) => vnet.subnets.filter(({ name }) => !isReservedSubnet(name)))) {
    for (const { source, state, prefix, nextHops } of analysis.computation.tables.ofSubnet(subnet.id)?.routes ?? []) {
      const [hop, ...others] = nextHops;
      if (source !== 'VirtualNetworkGateway' || state !== 'Active' || !prefix || hop?.action.to !== 'address') continue;
      if (others.length > 0) return undefined;
      const { address } = hop.action;
      const isOwn = subnet.nics.some(({ addresses }) => addresses.some(({ text }) => text === address.text));
      if (!isOwn) leads.push({ subnet: subnet.id, prefix, nextHop: { type: 'VirtualAppliance', address } });
    }
  }
  return leads;
}

/** A topology without a Route Server, its subnet, its sessions, and the use of it as a gateway. */
function withoutRouteServer(network: Network, hub: Vnet, server: RouteServer): Topology {
  const { topology } = network;
  const spokes = network.transitSpokes(hub.id).map(({ id }) => id);
  const hasGateways = hub.vpnGateways.length + hub.expressRouteGateways.length > 0;
  const freed = hasGateways ? topology : withGatewayUse(topology, hub.id, spokes, false);
  const sessions = freed.sessions.filter(({ a, b }) => a.device !== server.id && b.device !== server.id);
  const speakers = speakersOf(network, server);
  return {
    ...freed,
    sessions,
    vnets: freed.vnets.map((vnet) =>
      vnet.id === hub.id
        ? { ...vnet, routeServers: [], subnets: vnet.subnets.filter(({ name }) => name !== 'RouteServerSubnet') }
        : vnet,
    ),
    nvas: freed.nvas.map((nva) => {
      const isSilent = sessions.every(({ a, b }) => a.device !== nva.id && b.device !== nva.id);
      return speakers.has(nva.id) && isSilent ? { ...nva, asn: undefined, advertise: [] } : nva;
    }),
  };
}

function speakersOf({ topology }: Network, { id }: RouteServer): ReadonlySet<DeclId> {
  const sessions = topology.sessions.filter(({ a, b }) => a.device === id || b.device === id);
  return new Set(sessions.flatMap(({ a, b }) => [a.device, b.device]));
}

/** The routes that keep the default of the Route Server away from the appliances that announce it (R166). */
function ownDefaults(network: Network, server: RouteServer): readonly DeclId[] {
  const nvas = [...speakersOf(network, server)].flatMap((id) => network.nva(id) ?? []);
  const tables = new Set(nvas.flatMap((nva) => network.nicsOf(nva).map(({ subnet }) => subnet.routeTable)));
  return [...tables]
    .flatMap((table) => network.routeTable(table)?.routes ?? [])
    .filter(
      ({ destination, nextHop }) =>
        'prefix' in destination && isDefaultRoute(destination.prefix) && nextHop.type === 'Internet',
    )
    .map(({ id }) => id);
}

/** Subnets without a table that get the same routes share one. */
function withTables(topology: Topology, network: Network, leads: readonly Lead[]): Topology {
  const tableless = leads.filter(({ subnet }) => subnetOf(topology, subnet)?.routeTable === undefined);
  const sets = grouped([...grouped(tableless, ({ subnet }) => subnet)], ([, routes]) => routesKey(routes));
  let changed = topology;
  for (const group of sets.values()) {
    const routes = (group[0]?.[1] ?? []).map(({ prefix, nextHop }) => ({
      name: routeName(network.topology, prefix, nextHop),
      prefix,
      nextHop,
    }));
    const users = group.map(([subnet]) => subnet);
    changed = applyEdits(changed, [{ kind: 'addRouteTable', subnets: users, routes }]) ?? changed;
  }
  return withLeads(
    changed,
    network,
    leads.filter((lead) => !tableless.includes(lead)),
  );
}
