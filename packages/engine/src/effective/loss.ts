import type { Cause, DeclId } from '../topology/index.js';

/** Why a route decides nothing, of a fixed vocabulary (docs/ends.md): what each word says. */
export const lossWords = {
  userRoute: 'a user-defined route has the same prefix',
  serviceEndpoint:
    'a service endpoint has the same prefix, and the route is for a service tag and leads to the Internet',
  endpointPolicy: 'a user-defined route counts for the private endpoint, too',
  bgpRoute: 'a BGP route has the same prefix',
  defaultRoute: 'a default route leads elsewhere',
  ownSpace: "it lies in the VNet's own address space",
  peeredSpace: 'it lies in address space that is peered',
  serviceSpace: 'it lies in a prefix of a service endpoint',
  propagationOff: 'the route table accepts no BGP routes',
  linkLocal: 'link-local prefixes are written nowhere',
  noNextHop: 'it has no next hop address',
  internetSecurityOff: "the connection does not take the hub's default route",
  originatedByRouteServer: 'the Route Server originates the prefix itself',
  connectionWeight: 'another ExpressRoute connection weighs more',
  hubRoutingPreference: 'ExpressRoute or what is preferred to it has the prefix',
  origin: 'ExpressRoute, VPN and NVA with equally long paths have an order',
  asPathLength: 'another AS path is shorter',
  shorterPrefix: 'a longer prefix decides',
  source: 'a route of a stronger source decides',
} as const satisfies Readonly<Record<string, string>>;

/** Why a route decides nothing. */
export type LossKind = keyof typeof lossWords;

/** What beat or removed a route: the reason for code, and the rule and sentence for readers. */
export interface Loss extends Cause {
  readonly because: LossKind;
  /** The user-defined route that beat it. */
  readonly route?: DeclId;
}
