import { oncePerClass } from '../bgp/once-per-class.js';
import type { BgpResult } from '../bgp/result.js';
import type { BgpRoute } from '../bgp/route.js';
import { checkpoint } from '../checkpoint.js';
import { azureAsn, type ExpressRouteGateway, type Network, type Vnet } from '../topology/index.js';
import { gatewayRoutes } from './gateway-next-hops.js';
import type { RowNextHop } from './route.js';

/** The origin of a candidate, which determines its class in hub routing preference. */
type CandidateOrigin = 'ExpressRoute' | 'VPN' | 'NVA';

/** A BGP or gateway route that may be written into NICs. */
export interface Candidate {
  readonly origin: CandidateOrigin;
  readonly route: BgpRoute;
  /** AS-path length as the Route Server counts it. */
  readonly pathLength: number;
  readonly weight: number;
  readonly nextHops: readonly RowNextHop[];
}

/** All routes of a VNet's Route Server, VPN gateway and ExpressRoute gateway that may be written into NICs. */
export function candidatesOf(network: Network, bgp: BgpResult, vnet: Vnet): Candidate[] {
  return [...fromNvas(bgp, vnet), ...fromVpnGateway(network, bgp, vnet), ...fromExpressRoute(network, bgp, vnet)];
}

function fromNvas(bgp: BgpResult, vnet: Vnet): Candidate[] {
  const found: Candidate[] = [];
  const nextHopsOf = oncePerClass(({ routes }) =>
    routes.map((route) => (route.session?.origin === 'declared' ? nvaNextHops(route) : undefined)),
  );
  for (const server of vnet.routeServers.slice(0, 1)) {
    // R135: both instances program; a route that only one of them has is programmed all the same.
    for (const speaker of bgp.speakersOf(server.id)) {
      for (const entry of bgp.table(speaker.id).routes.values()) {
        checkpoint();
        for (const [i, nextHops] of nextHopsOf(entry).entries()) {
          const route = nextHops && entry.routes[i];
          if (!route) continue;
          found.push({ origin: 'NVA', route, pathLength: route.asPath.length, weight: 0, nextHops });
        }
      }
    }
  }
  return found;
}

function nvaNextHops(route: BgpRoute): RowNextHop[] {
  return route.nextHops.flatMap(({ address, text }) =>
    address
      ? [
          {
            text,
            action: { to: 'address', address },
            cause: {
              rule: 'R156',
              text: `Announced to the Route Server with AS path ${route.asPath.join('-')} and next hop ${text}; a Route Server writes it into every NIC.`,
              declarations: [...(route.session ? [route.session.declaration, route.session.local] : [])],
            },
            ...(route.session && { session: route.session.declaration }),
          } satisfies RowNextHop,
        ]
      : [],
  );
}

function fromVpnGateway(network: Network, bgp: BgpResult, vnet: Vnet): Candidate[] {
  const gateway = vnet.vpnGateways[0];
  if (!gateway) return [];
  const asn = bgp.speakersOf(gateway.id)[0]?.asn;
  // Next to a gateway with another ASN, the Route Server sees one more AS (R128).
  const extra = vnet.routeServers.length > 0 && asn !== azureAsn ? 1 : 0;
  const found: Candidate[] = [];
  for (const { routes, bestCount } of bgp.table(gateway.id).routes.values()) {
    checkpoint();
    if (isOwnNetwork(routes[0])) continue;
    const rest = routes.filter((route) => isGatewayRoute(route));
    const isHidden = ({ own }: BgpRoute) => vnet.routeServers.length > 0 && own?.kind === 'bgpPeer'; // R271
    // A worse route does not replace a hidden one; an equally good static route does.
    const usable = rest.filter((route) => !isHidden(route));
    const first = usable[0];
    if (!first || (rest.some(isHidden) && !first.own)) continue;
    const best = routes[0] === first ? usable.slice(0, bestCount) : [first];
    for (const { route, nextHops } of best.flatMap((each) => gatewayRoutes(network, vnet, gateway, each))) {
      found.push({
        origin: 'VPN',
        route,
        pathLength: route.asPath.length + (route.session ? extra : 0),
        weight: 0,
        nextHops,
      });
    }
  }
  return found;
}

function fromExpressRoute(network: Network, bgp: BgpResult, vnet: Vnet): Candidate[] {
  const gateway = vnet.expressRouteGateways[0];
  if (!gateway) return [];
  const found: Candidate[] = [];
  const nextHopsOf = oncePerClass(({ routes }) => routes.map((route) => edgeNextHops(network, gateway, route)));
  for (const entry of bgp.table(gateway.id).routes.values()) {
    checkpoint();
    if (isOwnNetwork(entry.shared.routes[0])) continue;
    for (const [i, nextHops] of nextHopsOf(entry).entries()) {
      const route = nextHops.length > 0 ? entry.routes[i] : undefined;
      if (!route) continue;
      found.push({
        origin: 'ExpressRoute',
        route,
        pathLength: route.asPath.length,
        weight: route.session?.receiverWeight ?? 0,
        nextHops,
      });
    }
  }
  return found;
}

/** The Microsoft edge, for what a gateway learned over a circuit; none for other routes. */
function edgeNextHops(network: Network, gateway: ExpressRouteGateway, route: BgpRoute): readonly RowNextHop[] {
  const thing = route.session?.origin === 'declared' ? network.thing(route.session.local) : undefined;
  if (thing?.kind !== 'circuit') return [];
  const { circuit } = thing;
  // R099: NICs print an address of the Microsoft edge, which is known only if the circuit declares it.
  const texts = circuit.nextHops.length > 0 ? circuit.nextHops.map(({ text }) => text) : ['<MSEE>'];
  return texts.map((text) => ({
    text,
    action: { to: 'circuit', circuit: circuit.id, gateway: gateway.id },
    cause: {
      rule: 'R099',
      text: `Learned over circuit ${circuit.label} with AS path ${route.asPath.join('-')}; packets go straight to the Microsoft edge (R117).`,
      declarations: [circuit.id, gateway.id],
    },
  }));
}

/** A prefix that is the gateway's own network, or that of a gateway-transit spoke, is not injected from elsewhere. */
function isOwnNetwork(best: BgpRoute | undefined): boolean {
  return best?.own?.kind === 'network';
}

/** Own networks are not injected, nor are routes that the gateway learned from the Route Server or the other gateway. */
function isGatewayRoute(route: BgpRoute): boolean {
  return route.own
    ? route.own.kind === 'connection' || route.own.kind === 'bgpPeer' || route.own.kind === 'pointToSite'
    : route.session?.origin === 'declared';
}
