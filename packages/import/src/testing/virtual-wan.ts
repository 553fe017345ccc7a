import { idOf, resource, vnet } from './azure.js';

/** The ID of a virtual hub. */
export const hubId = (name: string) => idOf('virtualHubs', name);
/** A virtual WAN `wan`. */
export const wan = resource('virtualWans', 'wan', {
  allowBranchToBranchTraffic: true,
  properties: { type: 'Standard' },
});
/** A virtual hub of `wan`. */
export const hub = (name: string, addressPrefix: string, more: object = {}) =>
  resource('virtualHubs', name, { addressPrefix, virtualWan: { id: idOf('virtualWans', 'wan') }, ...more });
/** The ID of a hub's route table. */
export const tableId = (of: string, name: string) => idOf('virtualHubs', `${of}/hubRouteTables/${name}`);
/** A route table of a hub. */
export const table = (of: string, name: string, labels: readonly string[], routes: readonly object[] = []) => ({
  ...{ id: tableId(of, name), name, type: 'Microsoft.Network/virtualHubs/hubRouteTables', labels, routes },
});
/** A static route of a route table of a hub. */
export const route = (name: string, destinations: readonly string[], nextHop: string) => ({
  ...{ name, destinationType: 'CIDR', destinations, nextHopType: 'ResourceId', nextHop },
});
/** The ID of the connection of a virtual network with a hub. */
export const connectionId = (of: string, name: string) =>
  idOf('virtualHubs', `${of}/hubVirtualNetworkConnections/${name}`);
/** The connection of a virtual network with a hub, which has the name of the network. */
export const connection = (of: string, network: string, routingConfiguration?: object, more: object = {}) => ({
  ...{ id: connectionId(of, network), name: network, enableInternetSecurity: true, routingConfiguration, ...more },
  remoteVirtualNetwork: { id: idOf('virtualNetworks', network) },
});
/** Routing intent of a hub: the next hop of each policy. */
export const intent = (of: string, policies: Readonly<Record<string, string>>) => ({
  id: idOf('virtualHubs', `${of}/routingIntent/ri`),
  routingPolicies: Object.entries(policies).map(([name, nextHop]) => ({ name, destinations: [name], nextHop })),
});
/** An Azure Firewall in a hub. */
export const firewall = (name: string, of: string, privateIPAddress?: string) =>
  resource('azureFirewalls', name, { virtualHub: { id: hubId(of) }, hubIPAddresses: { privateIPAddress } });
/** References to resources. */
export const ids = (...tables: readonly string[]) => tables.map((id) => ({ id }));
/** A virtual network with a subnet. */
export const spoke = vnet('spoke', '10.101.0.0/24', { a: { addressPrefix: '10.101.0.0/26' } });
/** A virtual hub `h1` of `wan`. */
export const h1 = hub('h1', '10.100.0.0/23');

/** A VPN gateway `vpn` in `h1`. */
export const gateway = (connections: readonly object[], more: object = {}) =>
  resource('vpnGateways', 'vpn', { virtualHub: { id: hubId('h1') }, connections, ...more });
/** A VPN site with its links. */
export const site = (name: string, links: readonly object[], prefixes: readonly string[] = []) =>
  resource('vpnSites', name, { addressSpace: { addressPrefixes: prefixes }, vpnSiteLinks: links });
/** A link of a VPN site. */
export const link = (name: string, asn?: number, bgpPeeringAddress?: string) => ({
  ...{ name, ipAddress: '203.0.113.1', bgpProperties: asn === undefined ? null : { asn, bgpPeeringAddress } },
});
/** A link connection to a link of a VPN site. */
export const tunnel = (to: string, name: string, more: object = {}) => ({
  ...{ name: `to-${name}`, vpnSiteLink: { id: idOf('vpnSites', `${to}/vpnSiteLinks/${name}`) }, ...more },
});
/** A connection of a VPN gateway to a VPN site. */
export const to = (name: string, tunnels: readonly object[], more: object = {}) => ({
  ...{ name: `to-${name}`, remoteVpnSite: { id: idOf('vpnSites', name) }, vpnLinkConnections: tunnels, ...more },
});
