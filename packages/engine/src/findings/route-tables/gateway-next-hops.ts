import { append } from '../../collections.js';
import { azureAsn, type DeclId, type Network, type Subnet, type UserRoute, type Vnet } from '../../topology/index.js';
import type { Finding } from '../finding.js';
import type { FindingCode } from '../finding-code.js';
import { listed } from '../listed.js';
import { report } from '../report.js';
import type { Rule, RuleContext } from '../rule.js';
import type { Subject } from '../subject.js';
import { routesText, sortedRoutes, type UsedTable, usedTables } from './uses.js';

export const expressRouteNextHop: FindingCode = {
  code: 'AZR401',
  title: 'Next hop VirtualNetworkGateway with ExpressRoute',
  severity: 'error',
};
export const noGatewayNextHop: FindingCode = {
  code: 'AZR402',
  title: 'Next hop VirtualNetworkGateway without a gateway',
  severity: 'error',
};
export const gatewayNextHopBesideRouteServer: FindingCode = {
  code: 'AZR403',
  title: 'Next hop VirtualNetworkGateway next to a Route Server or virtual hub',
  severity: 'warning',
};

export const gatewayNextHopsRule: Rule = {
  codes: [expressRouteNextHop, noGatewayNextHop, gatewayNextHopBesideRouteServer],
  declarationsOnly: true,
  find: gatewayNextHops,
};

/** A VNet, and the VNet whose gateways its NICs use: itself or its hub. */
interface Place {
  readonly vnet: Vnet;
  readonly home: Vnet;
  /** Its subnets that have the table. */
  readonly subnets: readonly Subnet[];
}

/** The routes of a table with this next hop, and the VNets in which it is wrong. */
interface Trouble {
  readonly routes: readonly UserRoute[];
  readonly places: readonly Place[];
  readonly elsewhere: boolean;
}

/** Routes with next hop type VirtualNetworkGateway that do not work, or may not work (R061–R063). */
function gatewayNextHops({ network }: RuleContext): Finding[] {
  return usedTables(network).flatMap((used) => findingsOf(network, used));
}

function findingsOf(network: Network, { table, uses }: UsedTable): Finding[] {
  const routes = sortedRoutes(table).filter(({ nextHop }) => nextHop.type === 'VirtualNetworkGateway');
  const [route] = routes;
  if (!route) return [];
  const places = new Map<FindingCode, Place[]>();
  for (const { vnet, subnets } of uses) {
    const home = network.hubOf(vnet.id) ?? vnet;
    const code = network.hubConnectionOf(vnet.id) ? gatewayNextHopBesideRouteServer : troubleOf(home);
    if (!code) continue;
    append(places, code, { vnet, home, subnets });
  }
  return [...places].map(([code, where]) =>
    finding(network, code, { routes, places: where, elsewhere: where.length < uses.length }, route.id),
  );
}

function troubleOf(home: Vnet): FindingCode | undefined {
  if (home.expressRouteGateways.length > 0) return expressRouteNextHop;
  if (home.vpnGateways.length === 0) return noGatewayNextHop;
  return home.routeServers.length > 0 ? gatewayNextHopBesideRouteServer : undefined;
}

function finding(network: Network, code: FindingCode, { routes, places, elsewhere }: Trouble, at: DeclId): Finding {
  const where = listed(places.map(({ vnet }) => vnet.label));
  const home = places[0]?.home;
  const intro = `${routesText(routes, ['has', 'have'])} next hop VirtualNetworkGateway`;
  const blames = routes.slice(1).map(({ id }) => id);
  const subject: Subject = {
    kind: 'userRoutes',
    routes: routes.map(({ id }) => id),
    subnets: places.flatMap(({ subnets }) => subnets.map(({ id }) => id)),
  };
  const gateways = [
    ...new Set(places.flatMap((place) => [...place.home.expressRouteGateways, ...place.home.vpnGateways])),
  ];
  const related = gateways.map(({ id, label }) => ({ declaration: id, message: `${label} is the gateway.` }));
  switch (code) {
    case noGatewayNextHop: {
      const works = elsewhere ? ' (in the other VNets of the table they arrive)' : '';
      // Where useRemoteGateways is set, it brings no VPN gateway.
      const flagged = flaggedPeerings(network, places).length > 0;
      const hub = flagged ? 'Give the hub a VPN gateway' : 'Use the gateway of a hub with useRemoteGateways';
      const message = `${intro}, but ${where} ${places.length === 1 ? 'has' : 'have'} no VPN gateway. ${places.length === 1 ? 'It also uses none of another VNet' : 'They also use none of another VNet'}, so packets are dropped${works}. ${hub}, or give the route another next hop.`;
      return report(code, at, message, { blames, subject, ...consequence(network, places) });
    }
    case expressRouteNextHop: {
      const why =
        home && home.vpnGateways.length > 0
          ? `This next hop does not work where VPN and ExpressRoute gateways coexist, as in ${home.label}`
          : `This next hop does not work with an ExpressRoute gateway, the only gateway of ${home?.label}`;
      const message = `${intro}, so packets from ${where} are dropped. ${why}. Let the subnets learn the route through BGP, or send the packets to an NVA.`;
      return report(code, at, message, { blames, related, subject });
    }
    default: {
      const hub = network.hubConnectionOf(places[0]?.vnet.id ?? '')?.hub;
      if (hub !== undefined) {
        const label = network.label(hub);
        const message = `${intro}, and ${where} is connected to the virtual hub ${label}. Nothing published says whether this works (V09); azroute assumes that the router of ${label} takes the packets. Check with "az network watcher show-next-hop" before you rely on it.`;
        return report(code, at, message, { subject, severity: 'information' });
      }
      const message = `${intro}, but ${home?.label} has a Route Server. Sources disagree on whether this works (T03); azroute assumes that it does for ${where}. Check with "az network watcher show-next-hop" before you rely on it.`;
      return report(code, at, message, {
        related,
        subject,
        severity: places.every(isSupported) ? 'information' : 'warning',
      });
    }
  }
}

/** The peerings with useRemoteGateways: if one of them is wrong, that explains the missing gateway. */
function consequence(network: Network, places: readonly Place[]) {
  const flagged = flaggedPeerings(network, places);
  return flagged.length > 0 ? { consequenceOf: flagged.map(({ id }) => id) } : {};
}

function flaggedPeerings(network: Network, places: readonly Place[]) {
  const here = new Set(places.map(({ vnet }) => vnet.id));
  return network.topology.peerings.filter(({ a, b }) =>
    [a, b].some(({ vnet, useRemoteGateways }) => useRemoteGateways && here.has(vnet)),
  );
}

/**
 * R170: the gateway settings documented for use with a Route Server. The one report of a failure had other settings.
 */
function isSupported({ home }: Place): boolean {
  return home.vpnGateways.slice(0, 1).every(({ asn, activeActive }) => activeActive && (asn ?? azureAsn) === azureAsn);
}
