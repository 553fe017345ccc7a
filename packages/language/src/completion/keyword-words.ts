/** What a keyword means, in one line; and for one that begins a statement, the statement as a snippet. */
export interface KeywordWords {
  readonly detail: string;
  readonly snippet?: string;
}

/** Keywords by themselves, or with the rule before them where they mean different things in different places. */
export const keywordWords: Readonly<Record<string, KeywordWords>> = {
  // statements of a file
  import: { detail: 'takes another file into this topology', snippet: 'import "$1"' },
  vnet: {
    detail: 'a virtual network',
    snippet: 'vnet ${1:name} {\n\taddress ${2:10.0.0.0/16}\n\n\tsubnet ${3:name} ${4:10.0.0.0/24} {\n\t\t$0\n\t}\n}',
  },
  peering: { detail: 'connects two virtual networks', snippet: 'peering $1 <-> $2' },
  'AzrouteFile.routeTable': {
    detail: 'a route table with user-defined routes',
    snippet: 'routeTable ${1:name} {\n\troute ${2:default} ${3:0.0.0.0/0} -> $0\n}',
  },
  site: {
    detail: 'a place on premises',
    snippet: 'site ${1:name} {\n\taddress ${2:192.168.0.0/16}\n\tasn ${3:65100}\n\thost ${4:app} ${5:192.168.0.10}\n}',
  },
  connection: { detail: 'gateway to site, router, NVA, circuit or gateway', snippet: 'connection $1 <-> $2' },
  circuit: { detail: 'an ExpressRoute circuit', snippet: 'circuit ${1:name}' },
  nva: { detail: 'a network virtual appliance', snippet: 'nva ${1:name} {\n\tnic $2\n\tasn ${3:65001}\n\t$0\n}' },
  bgp: { detail: 'a BGP session', snippet: 'bgp $1 <-> $2' },
  tunnel: { detail: 'a tunnel between NVAs and routers', snippet: 'tunnel ${1:name} ${2|vxlan,ipsec|} $3 <-> $4' },
  expect: { detail: 'says which way packets should take', snippet: 'expect $1 -> $2' },
  scenario: { detail: 'the topology with some parts down', snippet: 'scenario "${1:name}" {\n\tdown $0\n}' },

  // virtual networks
  location: { detail: 'region; two different ones make a peering global' },
  'Vnet.address': { detail: 'address space of the virtual network' },
  summarizedGatewayPrefixes: { detail: 'what the gateways advertise in place of the covered prefixes' },
  'Vnet.subnet': { detail: 'a subnet', snippet: 'subnet ${1:name} ${2:10.0.0.0/24}' },
  vpnGateway: { detail: 'a VPN gateway, in GatewaySubnet', snippet: 'vpnGateway ${1:name}' },
  expressRouteGateway: {
    detail: 'an ExpressRoute gateway, in GatewaySubnet',
    snippet: 'expressRouteGateway ${1:name}',
  },
  routeServer: { detail: 'a Route Server, in RouteServerSubnet', snippet: 'routeServer ${1:name}' },
  firewall: { detail: 'an Azure Firewall, in AzureFirewallSubnet', snippet: 'firewall ${1:name} ${2:10.0.0.4}' },
  routeTable: { detail: 'associates a route table with the subnet' },
  serviceEndpoints: { detail: 'services with a row on the NICs of this subnet' },
  privateEndpointNetworkPolicies: { detail: 'whether route tables act on the private endpoints in this subnet' },
  'Subnet.nic': { detail: 'a network interface', snippet: 'nic ${1:name} ${2:10.0.0.4}' },
  loadBalancer: {
    detail: 'an internal load balancer with an HA-ports rule',
    snippet: 'loadBalancer ${1:name} ${2:10.0.0.100} -> $3',
  },
  privateEndpoint: { detail: 'a private endpoint: a /32 row', snippet: 'privateEndpoint ${1:name} ${2:10.0.0.9}' },
  Disabled: { detail: 'neither network security groups nor route tables act' },
  Enabled: { detail: 'network security groups and route tables act' },
  NetworkSecurityGroupEnabled: { detail: 'network security groups act, route tables do not' },
  RouteTableEnabled: { detail: 'route tables act, network security groups do not' },

  // gateways and Route Servers
  asn: { detail: 'autonomous system number of BGP' },
  activeActive: { detail: 'two instances that both hold the tunnels' },
  'VpnGateway.bgpIp': { detail: 'BGP address: one, or two if active-active' },
  publicIp: { detail: 'public address; NICs show that of an active-standby gateway' },
  pointToSite: { detail: 'address pool of point-to-site clients' },
  branchToBranch: { detail: 'exchange routes between NVAs and gateways' },
  hubRoutingPreference: { detail: 'what wins if one prefix is known by several ways' },
  ExpressRoute: { detail: 'routes of ExpressRoute win (default)' },
  VpnGateway: { detail: 'routes of the VPN gateway win' },
  ASPath: { detail: 'the shorter AS path wins' },

  // peerings
  allowForwardedTraffic: { detail: "accept packets from outside the other network's space (default: false)" },
  allowGatewayTransit: { detail: 'let the other network use the gateways and Route Server here (default: false)' },
  useRemoteGateways: { detail: 'use the gateways and Route Server of the other network (default: false)' },
  allowVirtualNetworkAccess: { detail: 'let the two networks reach each other (default: true)' },
  'Attribute.subnet': { detail: 'subnet peering: exchange this subnet only' },

  // route tables
  disableBgpRoutePropagation: { detail: 'keep routes of gateways and Route Servers off the NICs' },
  'RouteTable.route': {
    detail: 'a user-defined route',
    snippet: 'route ${1:name} ${2:0.0.0.0/0} -> $3',
  },
  VirtualAppliance: { detail: 'next hop: the address of an NVA, a load balancer or a firewall' },
  VirtualNetworkGateway: { detail: 'next hop: the VPN gateway of this network or its hub' },
  VnetLocal: { detail: 'next hop: deliver inside the virtual network' },
  Internet: { detail: 'next hop: leave to the Internet' },
  None: { detail: 'next hop: drop' },

  // on premises
  'Site.address': { detail: 'address space of the site' },
  router: { detail: 'a router of the site', snippet: 'router ${1:name} ${2:192.168.0.1} { asn ${3:65200} }' },
  host: { detail: 'a host: an end for traces and expectations', snippet: 'host ${1:name} ${2:192.168.0.10}' },
  transit: { detail: "pass on what one router learned to the others' peers" },
  'Circuit.nextHop': { detail: 'edge address that NICs display for the circuit' },
  enableBgp: { detail: 'run BGP over the connection' },

  // appliances
  'Nva.nic': { detail: "the appliance's NICs; the default route of its system leaves by the first" },
  'Nva.advertise': { detail: 'prefixes originated to every BGP peer' },
  'Nva.route': { detail: 'a route of the operating system', snippet: 'route ${1:10.0.0.0/8} via $2' },
  snat: { detail: 'hide sources behind the own address' },
  stateless: { detail: 'a plain router: flows may return by another appliance' },
  internet: { detail: 'the Internet' },
  all: { detail: 'towards everything' },
  'OsRoute.via': { detail: 'by a tunnel, a NIC of its own, or an address' },
  drop: { detail: 'discard' },

  // what an end sends
  prefixes: { detail: "address space of the gateway's local network gateway" },
  bgpIp: { detail: "address of this end's BGP speaker" },
  instance: { detail: 'only this instance of the two: 0 or 1' },
  weight: { detail: 'routing weight, 0 to 32000; the higher one is preferred' },
  advertise: { detail: 'originate a prefix to this peer' },
  only: { detail: 'send this prefix and what lies in it, and nothing else' },
  deny: { detail: 'do not send this prefix and what lies in it' },
  onlyExactly: { detail: 'send this very prefix, and nothing else' },
  denyExactly: { detail: 'do not send this very prefix' },
  prepend: { detail: 'own ASN N more times before the path, of everything or of a prefix' },
  nextHop: { detail: 'send this address as next hop' },
  nextHopSelf: { detail: 'send the own address as next hop' },
  nextHopUnchanged: { detail: 'keep the next hop' },
  asOverride: { detail: "replace the peer's ASN in the path by the own one" },
  asReplace: { detail: 'replace this ASN in the path by the own one' },
  asDelete: { detail: 'remove this ASN from the path' },
  community: { detail: 'add a community' },
  'no-advertise': { detail: 'the peer tells nobody' },
  'no-export': { detail: 'the peer tells nobody outside its AS' },
  endpoint: { detail: 'outer address of this end of the tunnel' },

  // sessions, tunnels, expectations
  over: { detail: 'bind the session, and what it teaches, to a tunnel' },
  vxlan: { detail: 'VXLAN: crosses the Azure fabric' },
  ipsec: { detail: 'IPsec: crosses the Azure fabric' },
  ipip: { detail: 'IP in IP: dropped by the Azure fabric' },
  gre: { detail: 'GRE: dropped by the Azure fabric' },
  mtu: { detail: 'MTU inside the tunnel, 576 to 9000' },
  via: { detail: 'passing exactly these devices in this order' },
  dropped: { detail: 'the packet does not arrive' },
  down: { detail: 'this part is down' },
  'Down.bgp': { detail: 'the BGP session of two ends' },
  'Down.connection': { detail: 'the connection of two ends' },
  'Down.peering': { detail: 'the peering of two networks' },
  true: { detail: 'on; the same as the flag alone' },
  false: { detail: 'off' },
  '<->': { detail: 'both ways' },
  '->': { detail: 'one way' },
  'UserRoute.->': { detail: 'next hop' },
  'LoadBalancer.->': { detail: 'backends' },
};

/** Keywords of which a block needs no second one. */
export const onceInBlock: ReadonlySet<string> = new Set([
  'location',
  'summarizedGatewayPrefixes',
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
