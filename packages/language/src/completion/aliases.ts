/** Further words with which keywords are found: those of other tools and of the field. */
const aliases: Readonly<Record<string, readonly string[]>> = {
  vnet: ['virtualNetwork', 'network'],
  'AzrouteFile.routeTable': ['udr', 'userDefinedRoutes', 'table'],
  routeTable: ['udr'],
  'RouteTable.route': ['udr', 'userDefinedRoute'],
  vpnGateway: ['virtualNetworkGateway', 'gateway', 'ipsec'],
  expressRouteGateway: ['virtualNetworkGateway', 'gateway', 'er'],
  routeServer: ['ars', 'virtualHub'],
  firewall: ['azureFirewall', 'afw'],
  site: ['localNetworkGateway', 'onPremises', 'datacenter', 'branch'],
  circuit: ['expressRouteCircuit'],
  connection: ['vpn', 'localNetworkGateway'],
  nva: ['virtualAppliance', 'appliance', 'vm'],
  bgp: ['session', 'bgpConnection', 'peer'],
  peering: ['peer', 'virtualNetworkPeering'],
  'Subnet.nic': ['vm', 'virtualMachine', 'networkInterface', 'interface', 'host'],
  'Vnet.address': ['addressSpace', 'addressPrefixes', 'cidr'],
  'Site.address': ['addressSpace', 'addressPrefixes', 'cidr'],
  loadBalancer: ['ilb', 'lb'],
  location: ['region'],
  privateEndpoint: ['privateLink', 'pe'],
  pointToSite: ['p2s', 'clientPool'],
  expect: ['test', 'assert'],
  VirtualAppliance: ['nextHopType', 'nva'],
  disableBgpRoutePropagation: ['propagateGatewayRoutes'],
  summarizedGatewayPrefixes: ['summary'],
  asn: ['autonomousSystem'],
  snat: ['nat', 'masquerade'],
};

/** The further words for a keyword, by the key of its words. */
export function aliasesOf(topic: string): readonly string[] | undefined {
  return aliases[topic];
}
