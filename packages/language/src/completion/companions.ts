import { addressAt } from '@azroute/engine';
import { freePrefix } from '../topology/free-addresses.js';
import { specialSubnets } from '../topology/special-subnets.js';
import { ownerOf, type Place } from './place.js';

/** The subnet without which each of these is refused (R226). */
const subnetOf: Readonly<Record<string, string>> = {
  vpnGateway: 'GatewaySubnet',
  expressRouteGateway: 'GatewaySubnet',
  routeServer: 'RouteServerSubnet',
  firewall: 'AzureFirewallSubnet',
};

/**
 * The snippet of a gateway, Route Server or firewall with the subnet that it needs, if its network does not have it yet
 * and has space for it.
 */
export function withItsSubnet(place: Place, topic: string, snippet: string): string {
  const name = subnetOf[topic];
  const vnet = name === undefined ? undefined : place.network.vnet(ownerOf(place, 'vnet')?.id ?? '');
  if (!vnet || name === undefined || vnet.subnets.some((subnet) => subnet.name === name)) return snippet;
  const free = freePrefix(vnet, specialSubnets[name]?.advised ?? 26);
  if (!free) return snippet;
  const inside = topic === 'firewall' ? snippet.replace('10.0.0.4', addressAt(free, 4).text) : snippet;
  return `subnet ${name} ${free.text}\n${inside}`;
}
