import type { NamedNodeType } from '../symbols/declaration.js';

/** The kind of thing that has the name that a rule of the grammar expects. */
export const nameOwners: Readonly<Record<string, string>> = {
  Vnet: 'virtual network',
  Subnet: 'subnet',
  Nic: 'NIC',
  LoadBalancer: 'load balancer',
  PrivateEndpoint: 'private endpoint',
  VpnGateway: 'gateway',
  ExpressRouteGateway: 'gateway',
  RouteServer: 'Route Server',
  Firewall: 'firewall',
  VirtualWan: 'virtual WAN',
  VirtualHub: 'virtual hub',
  HubRouteTable: 'hub route table',
  HubRoute: 'route',
  RouteTable: 'route table',
  UserRoute: 'route',
  Site: 'site',
  Router: 'router',
  Host: 'host',
  Circuit: 'circuit',
  Nva: 'NVA',
  Tunnel: 'tunnel',
  Scenario: 'scenario',
} satisfies Readonly<Record<NamedNodeType | 'UserRoute' | 'HubRoute', string>>;

/** A description of the reference that a rule of the grammar expects. */
export const referenceWords: Readonly<Record<string, string>> = {
  Import: 'the path of a file in double quotes',
  Vnet: 'the name of a location',
  Subnet: 'a name',
  LoadBalancer: 'the name of a NIC',
  VirtualHub: 'the name of a virtual WAN or of a location',
  RoutingPolicy: "the name of the hub's firewall",
  HubRoute: 'the name of a firewall or of a connected virtual network',
  PeeringEnd: 'the name of a virtual network',
  Attribute: 'the name of a subnet or of a hub route table',
  UserRoute: 'a prefix such as 10.0.0.0/24 or a service tag',
  ServiceTag: 'a service tag such as Storage.westeurope',
  ConnectionEnd: 'the name of a gateway, site, router, NVA, circuit, virtual hub or virtual network',
  SessionEnd: 'the name of an NVA, router, site, Route Server or virtual hub',
  TunnelEnd: 'the name of an NVA, router or site',
  BgpSession: 'the name of a tunnel',
  Nva: 'the name of a NIC',
  OsRoute: 'a tunnel, a NIC or an address',
  RouterRoute: 'a tunnel or an address',
  Endpoint: 'a NIC, a host, an address or internet',
  Expectation: 'the name of a device',
  Down: 'the name of a device',
};

/** The description of the block of a rule in messages. */
export const blockNouns: Readonly<Record<string, string>> = {
  Vnet: 'a virtual network',
  Subnet: 'a subnet',
  VpnGateway: 'a VPN gateway',
  ExpressRouteGateway: 'an ExpressRoute gateway',
  RouteServer: 'a Route Server',
  VirtualWan: 'a virtual WAN',
  VirtualHub: 'a virtual hub',
  RoutingIntent: 'a routing intent',
  HubRouteTable: 'a hub route table',
  RouteTable: 'a route table',
  Site: 'a site',
  Router: 'a router',
  Circuit: 'a circuit',
  Nva: 'an NVA',
  Scenario: 'a scenario',
};

/** A common description of what a rule expects where it has several alternatives. */
export const alternativeWords: Readonly<Record<string, string>> = {
  Attribute: 'an attribute such as allowForwardedTraffic or prepend 2',
  PeeringEnd: 'an attribute such as allowForwardedTraffic or subnet apps',
  ConnectionEnd: 'an attribute such as bgpIp 10.0.0.4 or weight 10',
  SessionEnd: 'an attribute such as prepend 2 or only 10.0.0.0/8',
  TunnelEnd: 'an attribute such as endpoint 10.0.0.4',
  UserRoute: 'a prefix such as 10.0.0.0/24 or a service tag',
  UserNextHop: 'a next hop such as 10.0.0.4, Internet or None',
  Tunnel: 'the kind of the tunnel, vxlan or ipsec,',
  Down: 'the name of what is down',
};
