/** What the documentation of a word says: a paragraph, what holds without it, and Microsoft's page. */
interface Topic {
  readonly text: string;
  readonly absent?: string;
  /** A path below https://learn.microsoft.com/azure/. */
  readonly page?: string;
}

const udr = 'virtual-network/virtual-networks-udr-overview';
const peering = 'virtual-network/virtual-network-peering-overview';
const vpn = 'vpn-gateway/vpn-gateway-about-vpn-gateway-settings';
const vpnBgp = 'vpn-gateway/vpn-gateway-bgp-overview';
const routeServer = 'route-server/overview';

/** The documentation of keywords, by the keys of their words. */
export const topics: Readonly<Record<string, Topic>> = {
  // statements of a file
  import: {
    text: 'Everything that the other file declares and imports becomes part of this topology. The path is relative to this file.',
  },
  vnet: {
    text: 'A virtual network with its subnets, gateways, Route Server and firewall.',
    page: 'virtual-network/virtual-networks-faq',
  },
  peering: {
    text: 'A peering has two halves. The brackets after a virtual network hold the flags of its half. With `->`, only the first half exists: the peering is Initiated, and nothing flows.',
    page: peering,
  },
  'AzrouteFile.routeTable': {
    text: 'User-defined routes for the subnets that name the table. For equal prefixes, a user-defined route overrides a BGP route, which overrides a system route.',
    page: 'virtual-network/manage-route-table',
  },
  serviceTag: {
    text: 'The prefixes of a service tag that matter here. A route for the tag, and a service endpoint for its service, then have a row for each of them.',
    page: udr,
  },
  site: {
    text: 'A place on premises, with its address space, routers and hosts. A site without named routers is its own router.',
  },
  connection: {
    text: 'Joins a virtual network with a virtual hub, a VPN gateway with a site, router, NVA or VPN gateway, or a circuit with an ExpressRoute gateway, site, router or NVA. With `enableBgp` at its end it speaks BGP; over a circuit it always does.',
    page: vpn,
  },
  circuit: { text: 'An ExpressRoute circuit. Its AS number is 12076.', page: 'expressroute/expressroute-routing' },
  nva: {
    text: 'A network virtual appliance. A packet is looked up twice: in the routes of its operating system, and then in the effective routes of the NIC by which it leaves.',
  },
  bgp: {
    text: 'A BGP session between NVAs, routers, sites and Route Servers. The brackets of an end say what it sends.',
    page: routeServer,
  },
  tunnel: {
    text: 'A tunnel between NVAs and routers. The outer packet follows the effective routes of the NIC that has the endpoint.',
  },
  expect: {
    text: 'Says what the network should do with some packets. It changes nothing; if it does not hold, an error says what happens instead, hop by hop.',
  },
  scenario: { text: 'The same topology with some parts down, and what is expected of it then.' },

  // virtual networks
  location: {
    text: 'The region. A peering between two regions is a global peering.',
    absent: 'no region: every peering is local',
    page: peering,
  },
  'Vnet.address': {
    text: 'The address space, IPv4 and IPv6. Each prefix has a row with next hop type Virtual network on the NICs.',
    page: udr,
  },
  summarizedGatewayPrefixes: {
    text: "What the gateways advertise instead of the network's own prefixes and the covered prefixes of spokes.",
    absent: 'the prefixes themselves',
  },
  privateEndpointVNetPolicies: {
    text: 'Whether a route to `VnetLocal` reaches the private endpoints of this network with network policies.',
    absent: '`Disabled`',
    page: 'private-link/disable-private-endpoint-network-policy',
  },
  'Vnet.subnet': {
    text: 'A subnet. Azure reserves its first four addresses and its last one. GatewaySubnet, RouteServerSubnet and AzureFirewallSubnet have the same meaning as in Azure.',
    page: 'virtual-network/virtual-networks-faq',
  },
  vpnGateway: { text: 'A VPN gateway, in the GatewaySubnet.', absent: 'AS number 65515, active-standby', page: vpn },
  expressRouteGateway: {
    text: 'An ExpressRoute gateway, in the GatewaySubnet. NICs send packets directly to the Microsoft edge.',
    absent: 'AS number 65515',
    page: 'expressroute/expressroute-howto-coexist-resource-manager',
  },
  routeServer: {
    text: 'A Route Server, in the RouteServerSubnet. It programs every best route into all NICs of its network and of those that use it as a remote gateway, the NIC of the advertising NVA included.',
    absent: 'AS number 65515, branch-to-branch off, hub routing preference ExpressRoute',
    page: routeServer,
  },
  firewall: {
    text: 'An Azure Firewall, in the AzureFirewallSubnet. It forwards by the effective routes of its own subnet, is stateful, and translates source addresses toward the Internet.',
    page: 'firewall/forced-tunneling',
  },
  routeTable: {
    text: 'The route table of the subnet. It may also stand in GatewaySubnet.',
    absent: 'only system and BGP routes',
    page: udr,
  },
  serviceEndpoints: {
    text: 'Adds a VirtualNetworkServiceEndpoint row for each service to the NICs of this subnet.',
    absent: 'none',
    page: 'virtual-network/virtual-network-service-endpoints-overview',
  },
  privateEndpointNetworkPolicies: {
    text: 'Whether route tables can override the /32 rows of the private endpoints in this subnet.',
    absent: '`Disabled`',
    page: 'private-link/disable-private-endpoint-network-policy',
  },
  'Subnet.nic': {
    text: 'A network interface, with at most one primary address of each family. It has a table of effective routes.',
  },
  secondary: {
    text: 'The addresses of further IP configurations: packets to them arrive too, and routes can have them as next hop.',
    absent: 'none',
  },
  loadBalancer: {
    text: 'An internal Standard load balancer with an HA-ports rule. As a next hop, it delivers to one of its backends.',
  },
  ports: {
    text: 'The ports of its rules. As a next hop, it then drops packets for all others.',
    absent: 'an HA-ports rule, which takes all',
    page: 'load-balancer/load-balancer-ha-ports-overview',
  },
  privateEndpoint: {
    text: 'A private endpoint: a /32 row on the NICs of this network and of those directly peered with it.',
    page: 'private-link/disable-private-endpoint-network-policy',
  },

  // gateways and Route Servers
  asn: {
    text: 'The autonomous system number of BGP. Private numbers of 16 bits are 64512 to 65534; Azure reserves 65515 and 65517 to 65520.',
    page: vpnBgp,
  },
  activeActive: {
    text: 'Two instances, each with the tunnels. Azure requires it in a network with a Route Server.',
    absent: 'active-standby',
    page: vpn,
  },
  'VpnGateway.bgpIp': {
    text: 'The BGP addresses: one, or two if active-active.',
    absent: 'the last usable address of the GatewaySubnet; if active-active, the first two',
    page: vpnBgp,
  },
  publicIp: { text: 'The public addresses. NICs show that of an active-standby gateway as next hop.' },
  gatewayDefaultSite: {
    text: 'Forced tunneling: the site that gets what no other route has. NICs get 0.0.0.0/0 from the gateway.',
    absent: 'none',
    page: 'vpn-gateway/about-site-to-site-tunneling',
  },
  pointToSite: {
    text: 'Address pools of point-to-site clients, with one row each on the NICs.',
    absent: 'none',
    page: 'vpn-gateway/vpn-gateway-about-point-to-site-routing',
  },
  branchToBranch: {
    text: 'Exchange routes between NVAs and gateways, and between the gateways.',
    absent: 'off',
    page: 'route-server/expressroute-vpn-support',
  },
  hubRoutingPreference: {
    text: 'Which path wins if a prefix is known over several.',
    absent: '`ExpressRoute`',
    page: 'route-server/hub-routing-preference',
  },

  // peerings
  allowForwardedTraffic: {
    text: 'Accept packets whose source is outside the other virtual network. azroute notes where it is missing and drops nothing.',
    absent: 'false',
    page: peering,
  },
  allowGatewayTransit: {
    text: "Let the other network use this network's gateways and Route Server.",
    absent: 'false',
    page: peering,
  },
  useRemoteGateways: {
    text: 'Use the gateways and the Route Server of the other network, whose half must have `allowGatewayTransit`. Only one peering of a network can have it, and no network with a gateway or Route Server of its own.',
    absent: 'false',
    page: peering,
  },
  allowVirtualNetworkAccess: {
    text: 'Let the two networks reach each other. If off, the row stays, and every packet is dropped.',
    absent: 'true',
    page: peering,
  },
  'Attribute.subnet': {
    text: 'Subnet peering: only the named subnets are exchanged. Repeat it for several.',
    absent: 'all subnets',
    page: 'virtual-network/how-to-configure-subnet-peering',
  },

  // route tables
  unknown: {
    text: 'Only the name of the table is known: what rests on its routes is left open.',
    absent: 'all its routes are written',
    page: udr,
  },
  disableBgpRoutePropagation: {
    text: "Keeps all routes of gateways and Route Servers off the NICs. What is advertised doesn't change.",
    absent: 'such routes propagate',
    page: udr,
  },
  'RouteTable.route': {
    text: 'A user-defined route: a name if wanted, a prefix or service tag, and the next hop. The longest matching prefix wins.',
    page: udr,
  },
  VirtualAppliance: {
    text: "An NVA's NIC, a load balancer or a firewall in this network or a directly peered one. An address alone means the same.",
    page: udr,
  },
  VirtualApplianceEcmp: {
    text: 'Several such addresses, of which each flow takes one. Addresses alone, with commas between them, mean the same.',
    page: udr,
  },
  VirtualNetworkGateway: {
    text: 'The VPN gateway of this network, or of the hub whose gateways it uses; never an ExpressRoute gateway.',
    page: udr,
  },
  VnetLocal: { text: 'Deliver inside the virtual network.', page: udr },
  Internet: { text: 'Send to the Internet.', page: udr },
  None: { text: 'Drop the packets.', page: udr },

  // on premises
  'Site.address': { text: 'The address space of the site, advertised over BGP unless filtered.', absent: 'none' },
  router: { text: 'A router of the site. Its AS number is that of the site if it has none.' },
  host: { text: 'A host: an end for traces and expectations.' },
  transit: { text: "Pass on what one router learned to the peers of the site's other routers.", absent: 'off' },
  enableBgp: {
    text: 'Speak BGP over the connection. Both ends need an AS number.',
    absent: 'a static connection',
    page: vpnBgp,
  },
  'Circuit.nextHop': { text: 'The addresses of the Microsoft edge that NICs show as next hop.', absent: '`<MSEE>`' },

  // appliances
  'Nva.nic': { text: "The NICs of the appliance. Its operating system's default route uses the first one." },
  'Nva.advertise': {
    text: 'Prefixes originated to every BGP peer. They install nothing in the operating system.',
    absent: 'none',
  },
  'Nva.connected': {
    text: "Networks that it delivers itself: pods, VPN clients, virtual addresses, loopbacks. It doesn't announce them by itself.",
    absent: 'none',
  },
  snat: { text: 'Translates source addresses, toward the Internet or toward everything.', absent: 'none' },
  stateless: {
    text: 'A plain router: a flow whose two directions take different appliances is not reported.',
    absent: 'stateful',
  },

  // ends
  prefixes: {
    text: "On a gateway's end, the address space of its local network gateway: what it routes into the connection. On the other end, without BGP, what the VPN device routes into it.",
    absent: "the far site's or network's address space; with `enableBgp`, nothing",
  },
  bgpIp: {
    text: "The address of this end's BGP speaker.",
    absent: "the router's address, the NVA's first NIC, the gateway's own",
  },
  instance: { text: 'Only this instance of an active-active gateway or of a Route Server.', absent: 'both' },
  weight: {
    text: 'The routing weight, 0 to 32000. The higher one is preferred, before the AS path is compared.',
    absent: '0',
  },
  advertise: { text: 'Originate this prefix to this peer. It needs no `only` beside it.' },
  only: {
    text: 'An export filter: send only this prefix and everything inside it. Of several, a route must match one.',
    absent: 'everything',
  },
  deny: { text: 'An export filter: never send this prefix and what is inside it.' },
  prepend: { text: "Prepend the sender's AS number so many more times, for everything or for a prefix." },
  localPreference: {
    text: 'How much this end prefers what it receives here. The higher one wins before AS paths are compared.',
    absent: '100',
  },
  nextHop: {
    text: 'Send this address as next hop, such as that of a load balancer.',
    absent: "the sender's own address to eBGP peers",
    page: 'route-server/next-hop-ip',
  },
  asOverride: { text: "Replace the peer's AS number in the path with the sender's; the path keeps its length." },
  community: { text: 'Add a community to what is sent.' },
  endpoint: {
    text: 'The outer address of this end of the tunnel.',
    absent: 'the address of the first NIC or of the router',
  },

  'PeeringEnd.[': {
    text: "The flags of this network's half of the peering, separated by commas.",
    absent: 'only access to the other network',
    page: peering,
  },
  'ConnectionEnd.[': {
    text: 'Settings of this end alone, separated by commas: what it routes into the connection, its BGP address, its weight.',
    absent: "the far site's or network's address space; with `enableBgp`, what BGP learns",
  },
  'SessionEnd.[': {
    text: 'What this end sends over the session, separated by commas: prefixes, filters, AS paths and next hops.',
    absent: 'everything that it knows, unchanged',
  },
  'TunnelEnd.[': { text: 'The outer address of this end.', absent: 'the address of the first NIC or of the router' },

  // tunnels and expectations
  over: { text: 'Bind the session to a tunnel: what is learned over it goes into the tunnel.' },
  vxlan: { text: 'VXLAN crosses the Azure fabric.' },
  ipsec: { text: 'IPsec crosses the Azure fabric.' },
  ipip: { text: 'The Azure fabric drops every IP-in-IP packet.' },
  gre: { text: 'The Azure fabric drops every GRE packet.' },
  mtu: {
    text: 'The MTU inside the tunnel, 576 to 9000 bytes.',
    absent: 'not set',
    page: 'virtual-network/virtual-network-tcpip-performance-tuning',
  },
  via: {
    text: 'Exactly the appliances and firewalls that the packet passes, in order. Gateways, circuits and routers can be named too.',
  },
  dropped: { text: "The packet doesn't arrive. Packets in a loop don't meet this." },
};
