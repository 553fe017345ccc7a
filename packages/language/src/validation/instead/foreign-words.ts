/** What takes the place of a word that is not azroute's, and a sentence of at most 100 characters that says so. */
export interface Instead {
  /** The word in its place; empty if it is only removed. */
  readonly text: string;
  readonly sentence: string;
}

/** A word of another tool in place of one of azroute's. */
const written = (word: string, text: string): Instead => ({ text, sentence: `${word} is written ${text} here.` });

/** Words of ARM, Bicep, Terraform and of the field, by the block in which they are written; `file` is outside of all. */
export const foreignWords: Readonly<Record<string, Readonly<Record<string, Instead>>>> = {
  file: {
    ...all('vnet', 'virtualNetwork', 'virtualNetworks', 'vnets', 'network', 'vpc'),
    ...all('routeTable', 'udr', 'udrs', 'routeTables', 'userDefinedRoutes'),
    ...all('peering', 'peer', 'peers', 'peerings', 'virtualNetworkPeering', 'virtualNetworkPeerings'),
    ...all('connection', 'connect', 'connections', 'vpnConnection'),
    ...all('nva', 'vm', 'virtualMachine', 'appliance', 'virtualAppliance', 'networkVirtualAppliance'),
    ...all('circuit', 'expressRoute', 'expressRouteCircuit', 'expressRouteCircuits'),
    ...all('bgp', 'session', 'bgpConnection', 'bgpConnections', 'bgpPeer'),
    ...all('import', 'include', 'module', 'using', 'source'),
    ...all('expect', 'assert', 'test'),
    ...all('tunnel', 'vxlan', 'ipsec', 'gre'),
    ...all('site', 'datacenter', 'branch', 'onPremises', 'onprem'),
    localNetworkGateway: {
      text: 'site',
      sentence: 'A local network gateway is written as the site behind it here: site.',
    },
    localNetworkGateways: {
      text: 'site',
      sentence: 'Local network gateways are written as the sites behind them here: site.',
    },
  },
  vnet: {
    ...all(
      'address',
      'addressSpace',
      'addressPrefix',
      'addressPrefixes',
      'address_space',
      'cidr',
      'prefix',
      'prefixes',
    ),
    ...all('subnet', 'subnets', 'subnetwork'),
    ...all('location', 'region'),
    ...all('vpnGateway', 'virtualNetworkGateway', 'vpnGateways', 'gateway', 'vpn', 'vng', 'vgw'),
    ...all('expressRouteGateway', 'expressRoute', 'ergw', 'erGateway', 'expressRouteGateways'),
    ...all('routeServer', 'virtualHub', 'ars', 'virtualRouter'),
    ...all('firewall', 'azureFirewall', 'azureFirewalls', 'afw'),
  },
  subnet: {
    ...all('nic', 'vm', 'virtualMachine', 'networkInterface', 'nics', 'host', 'interface', 'vms'),
    ...all('routeTable', 'udr', 'route_table', 'routes'),
    ...all('loadBalancer', 'ilb', 'lb', 'internalLoadBalancer'),
    ...all('privateEndpoint', 'privateLink', 'pe', 'privateEndpoints'),
    ...all('serviceEndpoints', 'serviceEndpoint', 'service_endpoints'),
  },
  vpnGateway: {
    ...all('asn', 'as', 'bgpAsn', 'localAsn'),
    ...all('activeActive', 'active_active', 'enableActiveActive'),
    ...all('publicIp', 'publicIpAddress', 'pip'),
    ...all('bgpIp', 'bgpPeeringAddress', 'bgpPeeringAddresses'),
    ...all('pointToSite', 'p2s', 'vpnClientAddressPool', 'clientPool'),
  },
  routeServer: {
    ...all('branchToBranch', 'allowBranchToBranchTraffic', 'branch_to_branch_traffic_enabled'),
    ...all('hubRoutingPreference', 'routingPreference'),
  },
  routeTable: {
    ...all('route', 'udr', 'routes'),
    ...all('disableBgpRoutePropagation', 'disable_bgp_route_propagation', 'propagateGatewayRoutes'),
  },
  site: {
    ...all('address', 'addressSpace', 'addressPrefix', 'addressPrefixes', 'prefix', 'prefixes', 'cidr'),
    ...all('asn', 'as', 'bgpAsn'),
    ...all('host', 'vm', 'server', 'nic', 'hosts'),
    ...all('router', 'cpe', 'device', 'vpnDevice'),
  },
  router: { ...all('asn', 'as', 'bgpAsn') },
  nva: {
    ...all('nic', 'nics', 'networkInterface', 'interface'),
    ...all('asn', 'as', 'bgpAsn'),
    ...all('route', 'routes', 'staticRoute'),
    ...all('advertise', 'announce', 'network'),
    ...all('snat', 'nat', 'masquerade'),
  },
  scenario: { ...all('down', 'fail', 'off', 'shutdown') },
};

/** Words between the brackets of an end. */
export const foreignAttributes: Readonly<Record<string, Instead>> = {
  ...all('useRemoteGateways', 'useRemoteGateway', 'useRemote'),
  ...all('allowGatewayTransit', 'gatewayTransit'),
  ...all('allowForwardedTraffic', 'forwardedTraffic', 'allowForwarded'),
  ...all('allowVirtualNetworkAccess', 'allowVnetAccess', 'vnetAccess'),
  ...all('prefixes', 'addressSpace', 'addressPrefixes', 'localNetworkAddressSpace'),
  ...all('bgpIp', 'bgpPeeringAddress'),
  ...all('weight', 'routingWeight'),
  ...all('localPreference', 'localPref', 'local_preference'),
  ...all('prepend', 'asPathPrepend', 'asPrepend'),
};

/** Words and signs that are not written at all, wherever they are. */
export const superfluous: Readonly<Record<string, Instead>> = {
  nextHopType: { text: '', sentence: 'nextHopType is not written here: the next hop stands alone behind the arrow.' },
  nextHopIpAddress: {
    text: '',
    sentence: 'nextHopIpAddress is not written here: the address stands alone behind the arrow.',
  },
  addressPrefix: { text: '', sentence: 'addressPrefix is not written here: the prefix stands alone.' },
  '=': { text: '', sentence: '= is not written here: a value follows its word after a blank.' },
  ':': { text: '', sentence: ': is not written here: a value follows its word after a blank.' },
  ';': { text: '', sentence: '; is not written here: a statement ends with its line.' },
  '#': { text: '//', sentence: '# does not begin a comment here: // does.' },
  '(': { text: '', sentence: 'Parentheses are not written here: a block has braces, and an end brackets.' },
  ')': { text: '', sentence: 'Parentheses are not written here: a block has braces, and an end brackets.' },
};

/** The same word in place of several. */
function all(text: string, ...words: readonly string[]): Readonly<Record<string, Instead>> {
  return Object.fromEntries(words.filter((word) => word !== text).map((word) => [word, written(word, text)]));
}
