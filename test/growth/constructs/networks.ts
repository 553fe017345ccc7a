import { address, type Constructs, meshOf, pairs, small, times } from '../construct.ts';

/** VNets and their contents. */
export const networks: Constructs = {
  vnets: (n) => ({ text: times(n, (i) => `vnet v${i} {}\n`) }),
  'vnets with NICs': (n) => ({
    text: times(n, (i) => `vnet w${i} { address ${small(i)} subnet a ${small(i)} { nic n ${address('10.32', i)} } }\n`),
  }),
  'equal addresses of a VNet': (n) => ({ hub: `address ${times(n, () => '10.0.0.0/8', ',')}\n` }),
  'addresses of a VNet': (n) => ({ text: `vnet spaces { address ${times(n, small, ', ')} }\n` }),
  'addresses of a VNet, one statement each': (n) => ({
    text: `vnet spaces1 { ${times(n, (i) => `address ${small(i)}\n`)} }\n`,
  }),
  'wrong addresses of a VNet': (n) => ({ text: `vnet wrong { address ${times(n, (i) => `${small(i)}9`, ', ')} }\n` }),
  'summarized prefixes': (n) => ({ hub: `summarizedGatewayPrefixes ${times(n, small, ', ')}\n` }),
  locations: (n) => ({ hub: times(n, (i) => `location r${i}\n`) }),
  subnets: (n) => ({ hub: times(n, (i) => `subnet x${i} ${small(i)}\n`) }),
  'subnets with NICs': (n) => ({
    hub: times(
      n,
      (i) => `subnet y${i} ${small(i)} { nic m ${small(i).replace(/(\d+)\/28/, (_, d) => `${+d + 4}`)} }\n`,
    ),
  }),
  'equal subnets': (n) => ({ hub: times(n, (i) => `subnet same${i} 10.1.0.0/24\n`) }),
  'subnets outside of their VNet': (n) => ({ hub: times(n, (i) => `subnet out${i} ${address('11.0', i)}/32\n`) }),
  'prefixes of a subnet': (n) => ({ hub: `subnet many ${times(n, small, ', ')} { nic n1 10.32.0.4 }\n` }),
  'NICs of a subnet': (n) => ({ subnet: times(n, (i) => `nic n${i} ${address('10.17', i + 8)}\n`) }),
  'equal NICs': (n) => ({ subnet: times(n, (i) => `nic same${i} 10.17.0.4\n`) }),
  'addresses of a NIC': (n) => ({ subnet: `nic rich ${times(n, (i) => address('10.18', i + 8), ', ')}\n` }),
  'secondary addresses of a NIC': (n) => ({
    subnet: `nic richer 10.22.0.4 secondary ${times(n, (i) => address('10.22', i + 8), ', ')}\n`,
  }),
  'route tables of a subnet': (n) => ({ subnet: times(n, () => 'routeTable rt\n'), text: 'routeTable rt {}\n' }),
  'service endpoints': (n) => ({ subnet: `serviceEndpoints ${times(n, (i) => `Microsoft.S${i}`, ', ')}\n` }),
  'prefixes of a service tag': (n) => ({
    text: `serviceTag Storage ${times(n, (i) => `${address('20.38', i)}/32`, ', ')}\n`,
    subnet: 'serviceEndpoints Microsoft.Storage\n',
  }),
  'service tags': (n) => ({ text: times(n, (i) => `serviceTag Storage.R${i} ${address('20.39', i)}/32\n`) }),
  'policies of a subnet': (n) => ({ subnet: times(n, () => 'privateEndpointNetworkPolicies Disabled\n') }),
  'all policies of a subnet': (n) => ({
    hub: times(
      n,
      (i) =>
        `subnet pol${i} ${small(i)} { privateEndpointNetworkPolicies ${['Enabled', 'NetworkSecurityGroupEnabled', 'RouteTableEnabled'][i % 3]} privateEndpoint pp ${small(i).replace(/(\d+)\/28/, (_, d) => `${+d + 4}`)} }\n`,
    ),
  }),
  'policies of a VNet': (n) => ({ hub: times(n, () => 'privateEndpointVNetPolicies Basic\n') }),
  'policies of VNets': (n) => ({
    text: times(n, (i) => `vnet pv${i} { privateEndpointVNetPolicies ${i % 2 ? 'Basic' : 'Disabled'} }\n`),
  }),
  'routes to VnetLocal and private endpoints': (n) => ({
    text: `vnet local { address 10.33.0.0/16 subnet pes 10.33.0.0/16 { routeTable rtl privateEndpointNetworkPolicies Enabled nic nl 10.33.0.4 ${times(n, (i) => `privateEndpoint pl${i} ${address('10.33', i + 8)}\n`)} } }
routeTable rtl { route 10.33.0.0/16 -> VnetLocal }\n`,
  }),
  'private endpoints': (n) => ({ subnet: times(n, (i) => `privateEndpoint pe${i} ${address('10.19', i + 8)}\n`) }),
  'load balancers': (n) => ({ subnet: times(n, (i) => `loadBalancer lb${i} ${address('10.20', i + 8)} -> vm\n`) }),
  'backends of a load balancer': (n) => ({ subnet: `loadBalancer lb 10.20.0.4 -> ${times(n, () => 'vm', ', ')}\n` }),
  'ports of a load balancer': (n) => ({
    subnet: `loadBalancer lbp 10.20.0.6 ports ${times(n, (i) => `${(i % 65535) + 1}`, ', ')} -> vm\n`,
  }),
  'backends and their NICs': (n) => ({
    subnet: `${times(n, (i) => `nic b${i} ${address('10.21', i + 8)}\n`)}loadBalancer lbb 10.20.0.5 -> ${times(n, (i) => `b${i}`, ', ')}\n`,
  }),
  'VPN gateways': (n) => ({ hub: times(n, (i) => `vpnGateway g${i}\n`) }),
  'ExpressRoute gateways': (n) => ({ hub: times(n, (i) => `expressRouteGateway e${i}\n`) }),
  'Route Servers': (n) => ({ hub: times(n, (i) => `routeServer r${i}\n`) }),
  'settings of a Route Server': (n) => ({
    text: `vnet rsv { address 10.0.0.0/8 subnet RouteServerSubnet 10.0.0.0/26 routeServer rss {
${times(n, (i) => `hubRoutingPreference ${['ExpressRoute', 'VpnGateway', 'ASPath'][i % 3]} branchToBranch ${i % 2 ? 'true' : 'false'}\n`)} } }\n`,
  }),
  firewalls: (n) => ({ hub: times(n, (i) => `firewall f${i} ${address('10.22', i + 8)}\n`) }),
  'members of a gateway': (n) => ({
    text: `vnet gw { address 10.0.0.0/8 subnet GatewaySubnet 10.0.0.0/24 vpnGateway gwvpn { activeActive
${times(n, (i) => `bgpIp ${address('10.0', i)} publicIp ${address('20.0', i)} pointToSite ${small(i)} asn 65020 activeActive\n`)} } }\n`,
  }),
  peerings: (n) => ({
    text: times(
      n,
      (
        i,
      ) => `vnet p${i} { address 172.${16 + (i >> 12)}.${(i >> 4) & 255}.${(i & 15) << 4}/28 subnet a 172.${16 + (i >> 12)}.${(i >> 4) & 255}.${(i & 15) << 4}/28 { nic n 172.${16 + (i >> 12)}.${(i >> 4) & 255}.${((i & 15) << 4) + 4} } }
peering hub [allowGatewayTransit] <-> p${i} [useRemoteGateways]\n`,
    ),
  }),
  'equal peerings': (n) => ({ text: `vnet twin {}\n${times(n, () => 'peering hub <-> twin\n')}` }),
  'overlapping peerings': (n) => ({
    text: `vnet ov { address ${times(n, small, ', ')} }\nvnet ow { address ${times(n, (i) => `${address('11.1', i)}/32`, ', ')} }\npeering ov <-> ow\n`,
  }),
  'mesh of peerings': (n) => ({
    text: `${times(meshOf(n), (i) => `vnet q${i} { address ${address('172.24', i)}/32 subnet a ${address('172.24', i)}/32 { nic n 10.0.0.4 } }\n`)}${pairs(meshOf(n), (a, b) => `peering q${a} <-> q${b}\n`)}`,
  }),
  'chain of peerings': (n) => ({
    text: times(
      n,
      (i) => `vnet c${i} { address ${address('172.25', i)}/32 }\n${i > 0 ? `peering c${i - 1} <-> c${i}\n` : ''}`,
    ),
  }),
  'subnets of a peering': (n) => ({
    text: `vnet sp { address 172.26.0.0/16\n${times(n, (i) => `subnet t${i} ${address('172.26', i)}/32\n`)}}\npeering sp [${times(n, (i) => `subnet t${i}`, ', ')}] <-> hub\n`,
  }),
  'flags of a peering': (n) => ({
    text: `vnet fl {}\npeering fl [${times(n, (i) => `${i % 2 ? 'allowForwardedTraffic' : 'allowVirtualNetworkAccess'} false`, ', ')}] <-> hub\n`,
  }),
};
