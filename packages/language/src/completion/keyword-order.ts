/**
 * The keywords of each block and bracket in the order in which they are likely to be wanted. A keyword without an entry
 * follows those that have one.
 */
const orders: Readonly<Record<string, string>> = {
  AzrouteFile:
    'vnet peering routeTable nva bgp site connection circuit tunnel expect scenario virtualHub serviceTag virtualWan import',
  Vnet: 'address subnet location vpnGateway expressRouteGateway routeServer firewall summarizedGatewayPrefixes privateEndpointVNetPolicies',
  VirtualHub:
    'address location vpnGateway expressRouteGateway firewall routingIntent hubRouteTable hubRoutingPreference virtualWan virtualRouterIps',
  HubRouteTable: 'route labels',
  Subnet: 'nic routeTable loadBalancer privateEndpoint serviceEndpoints privateEndpointNetworkPolicies',
  VpnGateway: 'activeActive asn pointToSite host bgpIp publicIp gatewayDefaultSite',
  RouteServer: 'branchToBranch hubRoutingPreference',
  RouteTable: 'route disableBgpRoutePropagation unknown',
  Site: 'address asn host router route transit',
  Router: 'asn route',
  Nva: 'nic asn advertise route snat connected host stateless',
  Scenario: 'down expect',
  Attribute:
    'allowForwardedTraffic allowGatewayTransit useRemoteGateways allowVirtualNetworkAccess subnet prefixes endpoint weight only deny prepend advertise nextHop localPreference instance asOverride bgpIp associatedRouteTable labels propagatedRouteTables enableInternetSecurity staticRoutes propagateStaticRoutes vnetLocalRouteOverrideCriteria nextHopSelf nextHopUnchanged onlyExactly denyExactly community asReplace asDelete',
  Tunnel: 'vxlan ipsec gre ipip',
  UserNextHop: 'VirtualAppliance VirtualApplianceEcmp VirtualNetworkGateway Internet None VnetLocal',
  Peering: '<-> ->',
  Expectation: '-> <-> via dropped',
  Down: 'bgp connection peering',
};

const last = 99;

const places: ReadonlyMap<string, number> = new Map(
  Object.entries(orders).flatMap(([rule, words]) => words.split(' ').map((word, i) => [`${rule}.${word}`, i] as const)),
);

/** How likely a keyword is wanted in a block or statement of a rule, 0 first. */
export function keywordPlace(rule: string, keyword: string): number {
  return places.get(`${rule}.${keyword}`) ?? last;
}
