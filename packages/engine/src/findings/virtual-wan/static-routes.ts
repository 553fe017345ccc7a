import { contains, covers, isDefaultRoute, type Prefix } from '../../address/index.js';
import { byId } from '../../collections.js';
import {
  deployedFirewall,
  type HubRoute,
  type HubVirtualNetworkConnection,
  hubsOfWan,
  type Network,
  tablesOf,
  type VirtualHub,
  wanOf,
} from '../../topology/index.js';
import type { Finding } from '../finding.js';
import type { FindingCode } from '../finding-code.js';
import { listed } from '../listed.js';
import { report } from '../report.js';
import type { Rule, RuleContext } from '../rule.js';

export const untakenStatic: FindingCode = {
  code: 'AZR366',
  title: 'Static route into a network where nothing takes it',
  severity: 'error',
};
export const unreachedNextHop: FindingCode = {
  code: 'AZR367',
  title: "Next hop that a connection's static route cannot have",
  severity: 'error',
};
export const localStatic: FindingCode = {
  code: 'AZR368',
  title: 'Static route that stays in its hub',
  severity: 'information',
};

export const staticRoutesRule: Rule = {
  codes: [untakenStatic, unreachedNextHop, localStatic],
  *find(context) {
    const { network } = context;
    for (const hub of [...network.topology.virtualHubs].sort(byId)) {
      for (const table of tablesOf(hub)) {
        for (const route of table.routes) {
          if (deployedFirewall(hub, route.nextHop)) continue;
          yield* untaken(network, hub, route);
          if (table === hub.defaultRouteTable) yield* local(context, hub, route);
        }
      }
      for (const connection of network.hubConnectionsOf(hub.id)) yield* nextHops(network, hub, connection);
    }
  },
};

/** W031: a static route into a connection needs one of the connection that says which address takes the packets. */
function* untaken(network: Network, hub: VirtualHub, { id, prefixes, nextHop }: HubRoute): Generator<Finding> {
  const vnet = network.label(nextHop);
  const connection = network.hubConnectionOf(nextHop);
  const other = connection && network.virtualHub(connection.hub);
  if (!other || wanOf(network.topology, other) !== wanOf(network.topology, hub)) {
    const message = `${listed(prefixes.map(({ text }) => text))} leads to ${vnet}, which is connected to no hub of this virtual WAN. Packets that follow the route are dropped. Connect ${vnet} to ${hub.label}, or remove the route.`;
    yield report(untakenStatic, id, message);
    return;
  }
  const own = network.vnet(nextHop)?.addressSpace ?? [];
  const taken = connection.staticRoutes.flatMap((route) => route.prefixes);
  const isTaken = (prefix: Prefix) =>
    own.some((space) => covers(space, prefix)) || taken.some((one) => covers(one, prefix) || covers(prefix, one));
  const lost = prefixes.filter((prefix) => !isTaken(prefix)).map(({ text }) => text);
  if (lost.length === 0) return;
  const message = `${listed(lost)} leads into ${vnet}, where no static route says which address takes it. Packets that follow the route are dropped. Write staticRoutes ${lost.join(', ')} -> ADDRESS at the connection ${connection.label}, with the address of an appliance.`;
  yield report(untakenStatic, id, message, {
    related: [{ declaration: connection.id, message: `${connection.label} needs the static route.` }],
  });
}

/** W033: the next hop is in the VNet or in one that is peered with it, and no address of the hub. */
function* nextHops(network: Network, hub: VirtualHub, connection: HubVirtualNetworkConnection): Generator<Finding> {
  const vnet = network.vnet(connection.vnet);
  if (!vnet) return;
  const peered = network.neighbours(vnet.id).map((neighbour) => neighbour.vnet);
  const reached = [vnet, ...peered.filter(({ id }) => id !== hub.id)].flatMap(({ addressSpace }) => addressSpace);
  for (const { prefixes, nextHop } of connection.staticRoutes) {
    if (reached.some((space) => contains(space, nextHop))) continue;
    const isInHub = hub.vnet.addressSpace.some((space) => contains(space, nextHop));
    const why = isInHub ? `is an address of ${hub.label}` : `is in no network that ${vnet.label} reaches`;
    const message = `The next hop ${nextHop.text} of a static route ${why}. Packets for ${listed(prefixes.map(({ text }) => text))} are dropped. Use the address of an appliance or load balancer in ${vnet.label} or in a network that is peered with it.`;
    yield report(unreachedNextHop, connection.id, message, { key: nextHop.text });
  }
}

/** W029: static routes stay in their table; other hubs know what a connection propagates (W035). */
function* local({ network, tables }: RuleContext, hub: VirtualHub, { id, prefixes, nextHop }: HubRoute) {
  const connection = network.hubConnectionOf(nextHop);
  if (!connection) return;
  const others = hubsOfWan(network.topology, hub).filter(
    (one) => one !== hub && network.hubConnectionsOf(one.id).length > 0,
  );
  const missing = others.flatMap((other) => {
    const { table } = tables.hubs.ofTable(other.defaultRouteTable, other);
    const unknown = prefixes.filter(
      (prefix) => !isDefaultRoute(prefix) && !table.covering(prefix).some((row) => !isDefaultRoute(row.prefix)),
    );
    return unknown.map((prefix) => ({ prefix: prefix.text, other: other.label }));
  });
  if (missing.length === 0) return;
  const names = listed([...new Set(missing.map(({ prefix }) => prefix))]);
  const labels = listed([...new Set(missing.map(({ other }) => other))]);
  const message = `${labels} does not know ${names}: static routes of a table stay in their hub. Networks of ${labels} have no route to these addresses. If they need one, write staticRoutes at the connection ${connection.label} and let it propagate them, or repeat the route in ${labels}.`;
  yield report(localStatic, id, message);
}
