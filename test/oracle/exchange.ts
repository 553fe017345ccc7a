import type { ExportFilter, Prefix, Topology } from '@azroute/engine';
import { compareHops, isDirect } from './best.js';
import { isInside, prefixBits } from './bits.js';
import { announcedPrefixes } from './origin.js';
import type { AdvertisedRoute, RibRoute } from './routes.js';
import type { Side } from './speakers.js';
import { deviceOf, servedPrefixes } from './world.js';

/**
 * Whether a session connects two speakers of one AS. The inside of a site counts as one AS, whatever its routers'
 * numbers are.
 */
export function isIbgp(side: Side): boolean {
  return side.type === 'site' || side.from.asn === side.to.asn;
}

/** Whether the sender passes this route on over this side at all. */
export function passes(topology: Topology, side: Side, route: RibRoute): boolean {
  const { from, to } = side;
  const { own, side: came } = route;
  if (route.communities.includes('no-advertise')) return false;
  if (route.communities.includes('no-export') && !isIbgp(side)) return false;
  // Nothing goes back to the peer that it came from, except by a router with as-override (R277). To a router, each
  // instance of a gateway is a peer of its own; the gateway does not send a route back through the other instance.
  const routed = from.kind === 'nva' || from.kind === 'router';
  const back = routed ? came?.link === side.link : came?.from.id === to.id;
  if (back && !(side.policy.asOverride && routed)) return false;

  switch (from.kind) {
    case 'routeServer':
      if (from.device.kind !== 'routeServer') return false;
      // R162 and R163 toward NVAs; gateways get what the Route Server learned from others, and only with
      // branch-to-branch (R164).
      return side.type === 'declared' || (from.device.of.branchToBranch && own === undefined);
    case 'vpnGateway':
      return vpnPasses(topology, side, route);
    case 'expressRouteGateway':
      if (side.type === 'vnet') return came?.type === 'connection' && vnetSide(side);
      // R113; routes of a VPN gateway in the same VNet are not passed on (conformance 24), nor are another circuit's
      // (R120).
      return own === 'network' || came?.from.kind === 'routeServer';
    case 'circuit': {
      const fromGateway = came?.from.kind === 'expressRouteGateway';
      const fromCircuit = came?.from.kind === 'circuit';
      // R289: two joined circuits tell each other what they have of their own; VNets behind one do not reach those of the other.
      if (to.kind === 'circuit') return !fromCircuit;
      if (to.kind !== 'expressRouteGateway') return fromGateway || fromCircuit;
      if (fromCircuit) return route.path[0] !== 65515;
      // R121, R169: only what a VNet originated is reflected to other VNets.
      return !fromGateway || (route.path.length === 1 && route.path[0] === 65515);
    }
    default:
      return routerPasses(side, route);
  }
}

function vnetSide({ from, to }: Side): boolean {
  const server = [from, to].map(({ device }) => device).find((device) => device.kind === 'routeServer');
  return server?.kind !== 'routeServer' || server.of.branchToBranch;
}

function vpnPasses(topology: Topology, side: Side, route: RibRoute): boolean {
  const { from, to } = side;
  const { own, side: came, prefix } = route;
  if (from.device.kind !== 'vpnGateway') return false;
  if (side.type === 'vnet') {
    // Point-to-site pools are not passed on inside the VNet (R122), nor host routes of BGP peers to a Route Server
    // (R271).
    if (own === 'bgpPeer') return to.kind === 'expressRouteGateway';
    return vnetSide(side) && (own === 'connection' || came?.type === 'connection');
  }
  if (own === 'network') return true;
  if (prefix.length === 0) return false; // R107: not to sites
  // R106 says of learned routes "overlapping VNet prefixes", but the two halves of a default route pass (R107): what is
  // equal to or inside the VNet's space is withheld. Prefixes of a local network gateway and pools are always
  // advertised.
  if (own === undefined && from.device.vnet.addressSpace.some((range) => isInside(prefix, range))) return false;
  if (own === 'bgpPeer') {
    // Neither to that peer nor to another one in its AS (conformance finding 24, case 48).
    const peer = route.peer === undefined ? undefined : deviceOf(topology, route.peer);
    const peerAsn =
      peer && 'asn' in peer.of ? (peer.of.asn ?? (peer.kind === 'vpnGateway' ? 65515 : undefined)) : undefined;
    return route.peer !== to.id && peerAsn !== to.asn;
  }
  if (own === 'connection' && route.peer === to.id) return false; // R106: only routes of other connections are sent
  if (isDirect(route)) return false; // conformance 24, R122
  return own !== undefined || !route.ibgp || !isIbgp(side);
}

function routerPasses(side: Side, route: RibRoute): boolean {
  const { from } = side;
  const came = route.side;
  // A static route is not told to the router that it leads to.
  if (route.own === 'static')
    return side.type === 'site' && !side.link.split(' - ').includes(`${side.to.id} ${route.hops[0]}`);
  // A static return route over a connection stays in its site: nothing redistributes it.
  if (route.own !== undefined) return route.own !== 'connection' || side.type === 'site';
  // The inside of a site counts as iBGP like any other session between routers of one AS.
  if (route.ibgp && isIbgp(side)) return false;
  return came?.type !== 'site' || (from.device.kind === 'router' && from.device.site.transit);
}

/** Whether the sender's filters let the route out on this side. */
export function admitted({ policy }: Side, route: RibRoute): boolean {
  return policy.filters.every((filter) => admits(filter, policy.filters, route.prefix));
}

/** Whether one of the sender's filters takes the route out. */
export function denied({ policy }: Side, route: RibRoute): boolean {
  const denies = policy.filters.filter(({ kind }) => kind.startsWith('deny'));
  return denies.some((filter) => !admits(filter, denies, route.prefix));
}

/** The route as it leaves on this side after the sender's policy. */
export function sent(side: Side, route: RibRoute): AdvertisedRoute {
  const { from, to, policy } = side;
  const ebgp = !isIbgp(side);
  const own = from.asn ?? 0;
  const replaced = (asn: number) => policy.asReplace.includes(asn) || (policy.asOverride && asn === to.asn);
  // All of them look at the path as it was received, and what is deleted is not replaced (language reference, section 7).
  let path = leaving(side, route)
    .filter((asn) => !policy.asDelete.includes(asn))
    .map((asn) => (replaced(asn) ? own : asn));
  const times = policy.prepends
    .filter(({ prefix }) => prefix === undefined || isInside(route.prefix, prefix))
    .reduce((sum, { count }) => sum + count, 0);
  path = [...Array<number>(times + (ebgp ? 1 : 0)).fill(own), ...path];
  // The gateways of a VNet are the next hops for whatever they have learned, for one another and for the Route Server
  // too.
  const gateway = from.kind === 'vpnGateway' || from.kind === 'expressRouteGateway';
  const keeps =
    (route.own === undefined || route.target?.via === 'address') &&
    !gateway &&
    !policy.nextHopSelf &&
    (policy.nextHopUnchanged || !ebgp);
  // To a gateway, a Route Server passes one next hop (R275).
  const kept = from.kind === 'routeServer' ? [...route.hops].sort(compareHops).slice(0, 1) : route.hops;
  const hops = policy.nextHop ? [policy.nextHop.text] : keeps ? kept : side.self;
  return {
    prefix: route.prefix,
    path,
    hops,
    communities: [...new Set([...route.communities, ...policy.communities])],
    preference: ebgp ? 100 : route.preference,
    fixed: route.fixed,
    // Each router finds its own way to the next hop of a static route.
    target: route.target?.via === 'address' ? route.target : undefined,
  };
}

/** What a circuit does to paths: private AS numbers end at the edge (R110), 65515 is shown as 12076 to other VNets (R121). */
function leaving({ from, to }: Side, route: RibRoute): readonly number[] {
  if (from.kind !== 'circuit') return route.path;
  if (to.kind === 'circuit') return route.path;
  if (to.kind !== 'expressRouteGateway') return route.path.filter((asn) => !isPrivate(asn));
  const shown = route.path.map((asn) => (asn === 65515 ? 12076 : asn));
  return route.side?.from.kind === 'circuit' ? [12076, 12076, ...shown] : shown; // R289
}

function isPrivate(asn: number): boolean {
  return (asn >= 64512 && asn <= 65534) || (asn >= 4_200_000_000 && asn <= 4_294_967_294);
}

/** `only` and `onlyExactly` admit what any of them names; `deny` and `denyExactly` block what they name. */
function admits(filter: ExportFilter, all: readonly ExportFilter[], prefix: Prefix): boolean {
  const hit = ({ kind, prefix: range }: ExportFilter) =>
    kind.endsWith('Exactly') ? prefixBits(prefix) === prefixBits(range) : isInside(prefix, range);
  if (filter.kind.startsWith('deny')) return !hit(filter);
  return all.some((each) => each.kind.startsWith('only') && hit(each));
}

/** Whether the receiver accepts the route. */
export function accepts(topology: Topology, { to, from, type }: Side, route: AdvertisedRoute): boolean {
  if (to.asn !== undefined && route.path.includes(to.asn)) return false; // R143
  const { device } = to;
  if (route.prefix.family === 6 && (to.kind === 'routeServer' || to.kind === 'vpnGateway')) return false; // R032, R033
  if (device.kind === 'routeServer' && from.kind === 'nva') {
    // R276, and conformance finding 20 for what the Route Server originates for others.
    const served = servedPrefixes(topology, device.vnet).some(({ text }) => text === route.prefix.text);
    return !served && !device.vnet.addressSpace.some((range) => isInside(route.prefix, range));
  }
  if (device.kind === 'vpnGateway' && type === 'connection') {
    return !servedPrefixes(topology, device.vnet).some((range) => isInside(route.prefix, range)); // R108
  }
  return true;
}

/** What is advertised instead of the VNet prefixes of a gateway with `summarizedGatewayPrefixes`. */
export function summarised(topology: Topology, side: Side, routes: readonly RibRoute[]): RibRoute[] {
  const { device, kind } = side.from;
  if (side.type !== 'connection' || (device.kind !== 'vpnGateway' && device.kind !== 'expressRouteGateway'))
    return [...routes];
  const network = routes.find((route) => route.own === 'network');
  if (network === undefined) return [...routes];
  const announced = announcedPrefixes(topology, device.vnet).filter(
    ({ family }) => family === 4 || kind !== 'vpnGateway',
  );
  return [
    ...announced.map((prefix) => ({ ...network, prefix })),
    ...routes.filter((route) => route.own !== 'network' && !announced.some(({ text }) => text === route.prefix.text)),
  ];
}
