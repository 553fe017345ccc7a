import { type Address, addressAt, type Prefix } from '../address/index.js';
import type { Subnet, Vnet, VpnGateway } from './model.js';

/** The ASN of Route Servers, of ExpressRoute gateways, and of VPN gateways unless written (R103, R110, R133). */
export const azureAsn = 65515;

/** The ASN of the Microsoft edge routers of ExpressRoute (R110). */
export const expressRouteAsn = 12076;

/** The first usable address of a subnet is its fifth one (R222). */
const firstUsable = 4;

/** The first IPv4 prefix of the VNet's subnet of this name. */
export function ipv4PrefixOf(vnet: Vnet, subnetName: string): Prefix | undefined {
  return subnetOf(vnet, subnetName)?.prefixes.find((prefix) => prefix.family === 4);
}

/** The VNet's subnet of this (exact, R226) name. */
export function subnetOf(vnet: Vnet, name: string): Subnet | undefined {
  return vnet.subnets.find((subnet) => subnet.name === name);
}

/**
 * The addresses of a VPN gateway's instances: as declared, else the last usable address of the GatewaySubnet for
 * active-standby and the first two for active-active. Empty if there is no GatewaySubnet.
 */
export function vpnGatewayAddresses(vnet: Vnet, gateway: VpnGateway): readonly Address[] {
  const wanted = gateway.activeActive ? 2 : 1;
  const subnet = ipv4PrefixOf(vnet, 'GatewaySubnet');
  const defaults = !subnet
    ? []
    : gateway.activeActive
      ? [addressAt(subnet, firstUsable), addressAt(subnet, firstUsable + 1)]
      : [addressAt(subnet, -2)];
  return [...gateway.bgpIps, ...defaults.slice(gateway.bgpIps.length)].slice(0, wanted);
}

/** The two addresses of a Route Server: the first two usable ones of the RouteServerSubnet (R132). */
export function routeServerAddresses(vnet: Vnet): readonly Address[] {
  const subnet = ipv4PrefixOf(vnet, 'RouteServerSubnet');
  return subnet ? [addressAt(subnet, firstUsable), addressAt(subnet, firstUsable + 1)] : [];
}

/** The two Microsoft edge addresses inside the GatewaySubnet with which an ExpressRoute gateway peers (R129, T19). */
export function microsoftEdgeAddresses(vnet: Vnet): readonly Address[] {
  const subnet = ipv4PrefixOf(vnet, 'GatewaySubnet');
  return subnet ? [addressAt(subnet, firstUsable), addressAt(subnet, firstUsable + 1)] : [];
}

/**
 * The addresses of an ExpressRoute gateway's two instances: the thirteenth and fourteenth of the GatewaySubnet (R129).
 */
export function expressRouteAddresses(vnet: Vnet): readonly Address[] {
  const subnet = ipv4PrefixOf(vnet, 'GatewaySubnet');
  return subnet ? [addressAt(subnet, 12), addressAt(subnet, 13)] : [];
}
