import { isDefaultRoute } from '../../address/index.js';
import { byId } from '../../collections.js';
import { type HubRouteRow, hubNextHopId } from '../../effective/hubs/hub-routes.js';
import {
  associatedTable,
  type HubVirtualNetworkConnection,
  hubsOfWan,
  type Network,
  type VirtualHub,
} from '../../topology/index.js';
import type { Finding } from '../finding.js';
import type { FindingCode } from '../finding-code.js';
import { listed } from '../listed.js';
import { report } from '../report.js';
import type { Rule, RuleContext } from '../rule.js';

export const missingDefaultRoute: FindingCode = {
  code: 'AZR364',
  title: 'Default route of a hub that does not reach a network',
  severity: 'warning',
};

export const hubDefaultRoutesRule: Rule = {
  codes: [missingDefaultRoute],
  *find(context) {
    for (const hub of [...context.network.topology.virtualHubs].sort(byId)) {
      yield* closedConnections(context, hub);
      yield* hubWithout(context, hub);
    }
  },
};

/** W043, W103: only connections with enableInternetSecurity receive the default route. */
function* closedConnections({ network, tables }: RuleContext, hub: VirtualHub): Generator<Finding> {
  for (const connection of network.hubConnectionsOf(hub.id)) {
    if (connection.routing.enableInternetSecurity !== false) continue;
    const row = defaultRouteOf(tables.hubs.ofTable(associatedTable(hub, connection), hub).rows);
    if (!row || endsIn(network, row, connection) || hasOwnRoutes(network, connection)) continue;
    const vnet = network.label(connection.vnet);
    const message = `The default route of ${hub.label} does not reach ${vnet}: enableInternetSecurity is false. Packets from ${vnet} to the Internet leave directly, not through ${nextHops(network, row)}. Set enableInternetSecurity true at this connection, unless that is intended.`;
    yield report(missingDefaultRoute, connection.id, message, {
      related: row.cause.declarations.map((declaration) => ({
        declaration,
        message: 'The default route is from here.',
      })),
    });
  }
}

/** W101: a default route never crosses hubs. */
function* hubWithout({ network, tables }: RuleContext, hub: VirtualHub): Generator<Finding> {
  const rowOf = (one: VirtualHub) => defaultRouteOf(tables.hubs.ofTable(one.defaultRouteTable, one).rows);
  const waiting = network
    .hubConnectionsOf(hub.id)
    .filter((one) => one.routing.enableInternetSecurity !== false && !hasOwnRoutes(network, one))
    .filter((one) => !defaultRouteOf(tables.hubs.ofTable(associatedTable(hub, one), hub).rows));
  if (waiting.length === 0 || rowOf(hub)) return;
  const other = hubsOfWan(network.topology, hub).find((one) => one !== hub && rowOf(one));
  const row = other && rowOf(other);
  if (!other || !row) return;
  const names = listed(waiting.map(({ vnet }) => network.label(vnet)));
  const message = `${hub.label} has no default route, and that of ${other.label} does not cross hubs. Packets from ${names} to the Internet leave directly, not through ${nextHops(network, row)}. Add a policy for Internet traffic or a static route 0.0.0.0/0 to ${hub.label}, unless that is intended.`;
  yield report(missingDefaultRoute, hub.id, message, {
    related: row.cause.declarations.map((declaration) => ({
      declaration,
      message: `The default route of ${other.label} is from here.`,
    })),
  });
}

function defaultRouteOf(rows: readonly HubRouteRow[]): HubRouteRow | undefined {
  return rows.find(({ prefix }) => isDefaultRoute(prefix));
}

/** W107, W119: a network with the appliance that the default route leads to must not receive it. */
function endsIn(network: Network, { nextHops: hops }: HubRouteRow, { vnet }: HubVirtualNetworkConnection): boolean {
  return hops.some((hop) => {
    if (hop.to === 'vnet') return hop.vnet === vnet;
    const nva = hop.to === 'peer' ? network.nva(hop.nva) : undefined;
    return nva ? network.nicsOf(nva).some((nic) => nic.vnet.id === vnet) : false;
  });
}

/** Whether the subnets with NICs have a default route of their own. */
function hasOwnRoutes(network: Network, { vnet }: HubVirtualNetworkConnection): boolean {
  const subnets = (network.vnet(vnet)?.subnets ?? []).filter(({ nics }) => nics.length > 0);
  return (
    subnets.length > 0 &&
    subnets.every(({ routeTable }) =>
      network
        .routeTable(routeTable)
        ?.routes.some(({ destination }) => 'prefix' in destination && isDefaultRoute(destination.prefix)),
    )
  );
}

function nextHops(network: Network, { nextHops: hops }: HubRouteRow): string {
  return listed([...new Set(hops.map((hop) => network.label(hubNextHopId(hop) ?? '')))]);
}
