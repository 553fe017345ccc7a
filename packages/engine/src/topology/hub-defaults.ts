import { type Address, addressAt, type Prefix } from '../address/index.js';
import type { VirtualHub } from './virtual-wan.js';

/** W002: the two addresses of a hub's router. */
export function defaultRouterIps(hubPrefix: Prefix): readonly Address[] {
  return [addressAt(hubPrefix, 68), addressAt(hubPrefix, 69)];
}

/** W003: the private address of a hub's firewall. */
export function defaultHubFirewallAddress(hubPrefix: Prefix): Address {
  return addressAt(hubPrefix, 132);
}

/** W003: the addresses of a hub's VPN gateway, which is assumed to have been created before the other one (V10). */
export function defaultHubVpnAddresses(hubPrefix: Prefix): readonly Address[] {
  return [addressAt(hubPrefix, 12), addressAt(hubPrefix, 13)];
}

/** W003: the addresses of a hub's ExpressRoute gateway: those behind the VPN gateway's, or these if it is alone (V10). */
export function hubExpressRouteAddresses({ vnet, deployed }: VirtualHub): readonly Address[] {
  const prefix = hubPrefix(vnet);
  const first = (deployed ?? vnet).vpnGateways.length > 0 ? 14 : 12;
  return prefix ? [addressAt(prefix, first), addressAt(prefix, first + 1)] : [];
}

/** The address prefix of a hub. */
export function hubPrefix({ addressSpace }: VirtualHub['vnet']): Prefix | undefined {
  return addressSpace.find(({ family }) => family === 4);
}
