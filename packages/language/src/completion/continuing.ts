/**
 * Keywords after which a value or a name must follow, by the keys of their words. After them the list opens again.
 */
export const continuing: ReadonlySet<string> = new Set([
  ...['location', 'Vnet.address', 'summarizedGatewayPrefixes', 'privateEndpointVNetPolicies'],
  ...['routeTable', 'serviceEndpoints', 'privateEndpointNetworkPolicies', 'asn', 'VpnGateway.bgpIp'],
  ...['secondary', 'ports', 'gatewayDefaultSite'],
  ...['pointToSite', 'hubRoutingPreference', 'Site.address', 'Nva.nic', 'Nva.advertise', 'Nva.connected', 'snat'],
  ...['Attribute.subnet', 'prefixes', 'advertise', 'only', 'deny', 'onlyExactly', 'denyExactly', 'prepend'],
  ...['localPreference', 'nextHop', 'endpoint', 'bgpIp', 'instance', 'weight', 'asReplace', 'asDelete', 'community'],
  ...[
    'over',
    'via',
    'mtu',
    'RouterRoute.via',
    'OsRoute.via',
    'VirtualAppliance',
    'VirtualApplianceEcmp',
    '<->',
    '->',
    'UserRoute.->',
  ],
  ...['LoadBalancer.->', 'Down.bgp', 'Down.connection', 'Down.peering', 'vxlan', 'ipsec', 'ipip', 'gre'],
]);
