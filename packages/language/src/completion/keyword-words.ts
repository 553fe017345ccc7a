/** What a keyword means, in one line, and a snippet of the statement that it begins, if any. */
export interface KeywordWords {
  readonly detail: string;
  readonly snippet?: string;
}

/** Keywords by themselves, or with the rule as a prefix if they mean different things in different places. */
export const keywordWords: Readonly<Record<string, KeywordWords>> = {
  // statements of a file
  import: { detail: 'adds another file to this topology', snippet: 'import "$1"' },
  vnet: {
    detail: 'a virtual network',
    snippet: 'vnet ${1:name} {\n\taddress ${2:10.0.0.0/16}\n\n\tsubnet ${3:name} ${4:10.0.0.0/24} {\n\t\t$0\n\t}\n}',
  },
  peering: { detail: 'connects two virtual networks', snippet: 'peering $1 <-> $2' },
  'AzrouteFile.routeTable': {
    detail: 'a route table with user-defined routes',
    snippet: 'routeTable ${1:name} {\n\troute ${2:default} ${3:0.0.0.0/0} -> $0\n}',
  },
  serviceTag: {
    detail: 'prefixes of a service tag, as far as they matter',
    snippet: 'serviceTag ${1:Storage.westeurope} ${2:20.38.108.0/23}',
  },
  site: {
    detail: 'an on-premises location',
    snippet: 'site ${1:name} {\n\taddress ${2:192.168.0.0/16}\n\tasn ${3:65100}\n\thost ${4:app} ${5:192.168.0.10}\n}',
  },
  connection: { detail: 'gateway to site, router, NVA, circuit or gateway', snippet: 'connection $1 <-> $2' },
  circuit: { detail: 'an ExpressRoute circuit', snippet: 'circuit ${1:name}' },
  nva: { detail: 'a network virtual appliance', snippet: 'nva ${1:name} {\n\tnic $2\n\tasn ${3:65001}\n\t$0\n}' },
  bgp: { detail: 'a BGP session', snippet: 'bgp $1 <-> $2' },
  tunnel: { detail: 'a tunnel between NVAs and routers', snippet: 'tunnel ${1:name} ${2|vxlan,ipsec|} $3 <-> $4' },
  expect: { detail: 'says which path packets should take', snippet: 'expect $1 -> $2' },
  scenario: { detail: 'the topology with some parts down', snippet: 'scenario "${1:name}" {\n\tdown $0\n}' },

  // virtual networks
  location: { detail: 'region; a peering between different regions is global' },
  'Vnet.address': { detail: 'address space of the virtual network' },
  summarizedGatewayPrefixes: { detail: 'what the gateways advertise instead of the covered prefixes' },
  privateEndpointVNetPolicies: { detail: 'whether routes to VnetLocal reach the private endpoints of this network' },
  Basic: { detail: 'routes to VnetLocal reach private endpoints with network policies' },
  'Vnet.Disabled': { detail: 'routes to VnetLocal may not reach private endpoints with network policies' },
  'Vnet.subnet': { detail: 'a subnet', snippet: 'subnet ${1:name} ${2:10.0.0.0/24}' },
  vpnGateway: { detail: 'a VPN gateway, in GatewaySubnet', snippet: 'vpnGateway ${1:name}' },
  expressRouteGateway: {
    detail: 'an ExpressRoute gateway, in GatewaySubnet',
    snippet: 'expressRouteGateway ${1:name}',
  },
  routeServer: { detail: 'a Route Server, in RouteServerSubnet', snippet: 'routeServer ${1:name}' },
  firewall: { detail: 'an Azure Firewall, in AzureFirewallSubnet', snippet: 'firewall ${1:name} ${2:10.0.0.4}' },
  routeTable: { detail: 'associates a route table with the subnet' },
  serviceEndpoints: { detail: 'services that have a row on the NICs of this subnet' },
  privateEndpointNetworkPolicies: { detail: 'whether route tables apply to the private endpoints in this subnet' },
  'Subnet.nic': { detail: 'a network interface', snippet: 'nic ${1:name} ${2:10.0.0.4}' },
  secondary: { detail: 'addresses of further IP configurations' },
  ports: { detail: 'ports of its rules, in place of an HA-ports rule' },
  loadBalancer: {
    detail: 'an internal load balancer with an HA-ports rule',
    snippet: 'loadBalancer ${1:name} ${2:10.0.0.100} -> $3',
  },
  privateEndpoint: { detail: 'a private endpoint: a /32 row', snippet: 'privateEndpoint ${1:name} ${2:10.0.0.9}' },
  Disabled: { detail: 'neither network security groups nor route tables apply' },
  Enabled: { detail: 'network security groups and route tables apply' },
  NetworkSecurityGroupEnabled: { detail: 'network security groups apply, route tables do not' },
  RouteTableEnabled: { detail: 'route tables apply, network security groups do not' },

  // gateways and Route Servers
  asn: { detail: 'autonomous system number of BGP' },
  activeActive: { detail: 'two instances, each with the tunnels' },
  'VpnGateway.bgpIp': { detail: 'BGP address: one, or two if active-active' },
  publicIp: { detail: 'public address; NICs show that of an active-standby gateway' },
  pointToSite: { detail: 'address pool of point-to-site clients' },
  'VpnGateway.host': {
    detail: 'a point-to-site client: an end for traces and expectations',
    snippet: 'host ${1:name} ${2:172.16.0.10}',
  },
  gatewayDefaultSite: { detail: 'forced tunneling: the site that gets what no other route has' },
  branchToBranch: { detail: 'exchange routes between NVAs and gateways' },
  hubRoutingPreference: { detail: 'which path wins if a prefix is known over several' },
  ExpressRoute: { detail: 'routes of ExpressRoute win (default)' },
  VpnGateway: { detail: 'routes of the VPN gateway win' },
  ASPath: { detail: 'the shorter AS path wins' },

  // peerings
  allowForwardedTraffic: { detail: "accept packets from outside the other network's space (default: false)" },
  allowGatewayTransit: {
    detail: "let the other network use this network's gateways and Route Server (default: false)",
  },
  useRemoteGateways: { detail: 'use the gateways and Route Server of the other network (default: false)' },
  allowVirtualNetworkAccess: { detail: 'let the two networks reach each other (default: true)' },
  'Attribute.subnet': { detail: 'subnet peering: exchange only this subnet' },

  // route tables
  disableBgpRoutePropagation: { detail: 'keep routes of gateways and Route Servers off the NICs' },
  'RouteTable.route': {
    detail: 'a user-defined route',
    snippet: 'route ${1:name} ${2:0.0.0.0/0} -> $3',
  },
  unknown: { detail: 'its routes are not known' },
  VirtualAppliance: { detail: 'next hop: the address of an NVA, a load balancer or a firewall' },
  VirtualApplianceEcmp: { detail: 'next hops: several appliances, of which each flow takes one' },
  VirtualNetworkGateway: { detail: 'next hop: the VPN gateway of this network or its hub' },
  VnetLocal: { detail: 'next hop: deliver inside the virtual network' },
  Internet: { detail: 'next hop: send to the Internet' },
  None: { detail: 'next hop: drop' },

  // on-premises
  'Site.address': { detail: 'address space of the site' },
  router: { detail: 'a router of the site', snippet: 'router ${1:name} ${2:192.168.0.1} { asn ${3:65200} }' },
  host: { detail: 'a host: an end for traces and expectations', snippet: 'host ${1:name} ${2:192.168.0.10}' },
  'Site.route': {
    detail: 'a static route of the site that is its own router',
    snippet: 'route ${1:10.0.0.0/8} via $2',
  },
  'Router.route': { detail: 'a static route of the router', snippet: 'route ${1:10.0.0.0/8} via $2' },
  'RouterRoute.via': { detail: 'through a tunnel, or an address' },
  transit: { detail: "pass on what one router learned to the others' peers" },
  'Circuit.nextHop': { detail: 'edge address that NICs display for the circuit' },
  enableBgp: { detail: 'run BGP over the connection' },

  // appliances
  'Nva.nic': { detail: "the appliance's NICs; its operating system's default route uses the first" },
  'Nva.advertise': { detail: 'prefixes originated to every BGP peer' },
  'Nva.connected': { detail: 'networks that it delivers itself: pods, VPN clients, virtual addresses, loopbacks' },
  'Nva.host': {
    detail: 'a host in a connected network: an end for traces and expectations',
    snippet: 'host ${1:name} ${2:10.244.0.7}',
  },
  'Nva.route': { detail: 'a route of the operating system', snippet: 'route ${1:10.0.0.0/8} via $2' },
  snat: { detail: 'translate source addresses' },
  stateless: { detail: 'a plain router: flows can return through another appliance' },
  internet: { detail: 'the Internet' },
  all: { detail: 'toward everything' },
  'OsRoute.via': { detail: 'through a tunnel, one of its NICs, or an address' },
  drop: { detail: 'discard' },

  // what an end sends
  prefixes: { detail: 'what this end routes into the connection: on a gateway the local network gateway' },
  bgpIp: { detail: "address of this end's BGP speaker" },
  instance: { detail: 'only with this instance: 0 or 1' },
  weight: { detail: 'routing weight, 0 to 32000; the higher one is preferred' },
  advertise: { detail: 'originate a prefix to this peer' },
  only: { detail: 'send only this prefix and everything inside it' },
  deny: { detail: 'do not send this prefix and everything inside it' },
  onlyExactly: { detail: 'send only exactly this prefix' },
  denyExactly: { detail: 'do not send exactly this prefix' },
  prepend: { detail: "prepend the sender's ASN N more times, for everything or for a prefix" },
  localPreference: { detail: 'how much this end prefers what it receives; 100 if absent, the higher one wins' },
  nextHop: { detail: 'send this address as next hop' },
  nextHopSelf: { detail: "send the sender's own address as next hop" },
  nextHopUnchanged: { detail: 'keep the next hop' },
  asOverride: { detail: "replace the peer's ASN in the path with the sender's" },
  asReplace: { detail: "replace this ASN in the path with the sender's" },
  asDelete: { detail: 'remove this ASN from the path' },
  community: { detail: 'add a community' },
  'no-advertise': { detail: 'the peer advertises it to no one' },
  'no-export': { detail: 'the peer does not advertise it outside its AS' },
  endpoint: { detail: 'outer address of this end of the tunnel' },

  // sessions, tunnels, expectations
  over: { detail: 'bind the session and its routes to a tunnel' },
  vxlan: { detail: 'VXLAN: crosses the Azure fabric' },
  ipsec: { detail: 'IPsec: crosses the Azure fabric' },
  ipip: { detail: 'IP-in-IP: dropped by the Azure fabric' },
  gre: { detail: 'GRE: dropped by the Azure fabric' },
  mtu: { detail: 'MTU inside the tunnel, 576 to 9000' },
  via: { detail: 'passing exactly these devices in this order' },
  dropped: { detail: 'the packet does not arrive' },
  down: { detail: 'this part is down' },
  'Down.bgp': { detail: 'the BGP session between two ends' },
  'Down.connection': { detail: 'the connection between two ends' },
  'Down.peering': { detail: 'the peering between two networks' },
  true: { detail: 'on; the same as the flag alone' },
  false: { detail: 'off' },
  '[': { detail: 'settings of this end alone', snippet: '[$1]' },
  'PeeringEnd.[': { detail: "flags of this network's half of the peering", snippet: '[$1]' },
  'ConnectionEnd.[': { detail: 'what this end routes into the connection, or sends over BGP', snippet: '[$1]' },
  'SessionEnd.[': { detail: 'what this end sends over the session', snippet: '[$1]' },
  'TunnelEnd.[': { detail: 'the outer address of this end', snippet: '[$1]' },
  '<->': { detail: 'both ways' },
  '->': { detail: 'one way' },
  'UserRoute.->': { detail: 'next hop' },
  'LoadBalancer.->': { detail: 'backends' },
};

/** Keywords that a block needs only once. */
export const onceInBlock: ReadonlySet<string> = new Set([
  'location',
  'summarizedGatewayPrefixes',
  'privateEndpointVNetPolicies',
  'vpnGateway',
  'expressRouteGateway',
  'routeServer',
  'firewall',
  'routeTable',
  'privateEndpointNetworkPolicies',
  'asn',
  'activeActive',
  'bgpIp',
  'branchToBranch',
  'hubRoutingPreference',
  'disableBgpRoutePropagation',
  'transit',
  'stateless',
  'snat',
]);
