import { append } from '../../collections.js';
import { azureAsn, type DeclId, type Network, type UserRoute, type Vnet } from '../../topology/index.js';
import type { Finding } from '../finding.js';
import type { FindingCode } from '../finding-code.js';
import { listed } from '../listed.js';
import { report } from '../report.js';
import type { Rule, RuleContext } from '../rule.js';
import { routesText, sortedRoutes, type UsedTable, usedTables } from './uses.js';

const expressRouteNextHop: FindingCode = {
  code: 'AZR401',
  title: 'Next hop VirtualNetworkGateway with ExpressRoute',
  severity: 'error',
};
const noGatewayNextHop: FindingCode = {
  code: 'AZR402',
  title: 'Next hop VirtualNetworkGateway without a gateway',
  severity: 'error',
};
const gatewayNextHopBesideRouteServer: FindingCode = {
  code: 'AZR403',
  title: 'Next hop VirtualNetworkGateway beside a Route Server',
  severity: 'warning',
};

export const gatewayNextHopsRule: Rule = {
  codes: [expressRouteNextHop, noGatewayNextHop, gatewayNextHopBesideRouteServer],
  declarationsOnly: true,
  find: gatewayNextHops,
};

/** A VNet with that whose gateways its NICs use. */
interface Place {
  readonly vnet: Vnet;
  readonly home: Vnet;
}

/** The routes of a table with this next hop, and in which of its VNets something is wrong with it. */
interface Trouble {
  readonly routes: readonly UserRoute[];
  readonly places: readonly Place[];
  readonly elsewhere: boolean;
}

/** Routes with next hop type VirtualNetworkGateway that lead nowhere, or of which it is doubtful (R061–R063). */
function gatewayNextHops({ network }: RuleContext): Finding[] {
  return usedTables(network).flatMap((used) => findingsOf(network, used));
}

function findingsOf(network: Network, { table, uses }: UsedTable): Finding[] {
  const routes = sortedRoutes(table).filter(({ nextHop }) => nextHop.type === 'VirtualNetworkGateway');
  const [route] = routes;
  if (!route) return [];
  const places = new Map<FindingCode, Place[]>();
  for (const { vnet } of uses) {
    const home = network.hubOf(vnet.id) ?? vnet;
    const code = troubleOf(home);
    if (!code) continue;
    append(places, code, { vnet, home });
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
  const gateways = [
    ...new Set(places.flatMap((place) => [...place.home.expressRouteGateways, ...place.home.vpnGateways])),
  ];
  const related = gateways.map(({ id, label }) => ({ declaration: id, message: `${label} is the gateway.` }));
  switch (code) {
    case noGatewayNextHop: {
      const works = elsewhere ? ' (in the other networks of the table it works)' : '';
      const message = `${intro}, and ${where} ${places.length === 1 ? 'has no VPN gateway and uses' : 'have no VPN gateway and use'} no other network's: packets are dropped${works}. Use the gateway of a hub by useRemoteGateways, or give the route another next hop.`;
      return report(code, at, message, { blames, ...consequence(network, places) });
    }
    case expressRouteNextHop: {
      const why =
        home && home.vpnGateways.length > 0
          ? `does not work where VPN and ExpressRoute gateways coexist, as in ${home.label}`
          : `does not work with an ExpressRoute gateway, the only one of ${home?.label}`;
      const message = `${intro}, which ${why}: packets of ${where} are dropped. Let the route be learned by BGP, or send the packets to an NVA.`;
      return report(code, at, message, { blames, related });
    }
    default: {
      const message = `${intro}, and ${home?.label} has a Route Server: sources differ on whether this works beside one (T03), and azroute takes it as working for ${where}. Check with "az network watcher show-next-hop" before relying on it.`;
      return report(code, at, message, { related, severity: places.every(isSupported) ? 'information' : 'warning' });
    }
  }
}

/** Flags on the peering with a hub that do not do what they should explain the missing gateway. */
function consequence(network: Network, places: readonly Place[]) {
  const here = new Set(places.map(({ vnet }) => vnet.id));
  const flagged = network.topology.peerings.filter(({ a, b }) =>
    [a, b].some(({ vnet, useRemoteGateways }) => useRemoteGateways && here.has(vnet)),
  );
  return flagged.length > 0 ? { consequenceOf: flagged.map(({ id }) => id) } : {};
}

/** R170: what is documented beside a Route Server. The one report that this next hop failed comes from another gateway. */
function isSupported({ home }: Place): boolean {
  return home.vpnGateways.slice(0, 1).every(({ asn, activeActive }) => activeActive && (asn ?? azureAsn) === azureAsn);
}
