import { addressAt } from '@azroute/engine';
import { textsOf } from '../azure/fields.js';
import type { Estate } from '../model/estate.js';
import { firstUsable, prefixOf } from '../model/gateways.js';
import type { RouteServer, VpnGateway } from '../model/things.js';

/** What learns routes by BGP and can print them. */
export type Speaker =
  | { readonly kind: 'Route Server'; readonly thing: RouteServer; readonly addresses: readonly string[] }
  | { readonly kind: 'VPN gateway'; readonly thing: VpnGateway; readonly addresses: readonly string[] };

/** The Route Servers and VPN gateways with the addresses of their instances. */
export function speakersOf(estate: Estate): Speaker[] {
  return [...estate.networks.values()].flatMap((network): Speaker[] => [
    ...network.routeServers.map((thing) => ({
      kind: 'Route Server' as const,
      thing,
      addresses: routeServerAddresses(estate, thing),
    })),
    ...network.vpnGateways.map((thing) => ({
      kind: 'VPN gateway' as const,
      thing,
      addresses: gatewayAddresses(thing),
    })),
  ]);
}

/** Those that it has, or the first two usable ones of its subnet (R222). */
function routeServerAddresses(estate: Estate, { id, network }: RouteServer): string[] {
  const known = textsOf(estate.resources.get(id)?.fields, 'virtualrouterips');
  const subnet = prefixOf(network, 'routeserversubnet');
  if (known.length > 0 || !subnet) return [...known];
  return [firstUsable, firstUsable + 1].map((at) => addressAt(subnet, at).text);
}

/** Those that it has, or what Azure gives a gateway by default: the first usable ones, or the last one but one. */
function gatewayAddresses({ bgpIp, network, activeActive }: VpnGateway): readonly string[] {
  const subnet = prefixOf(network, 'gatewaysubnet');
  if (bgpIp.length > 0 || !subnet) return bgpIp;
  return (activeActive ? [firstUsable, firstUsable + 1] : [-2]).map((at) => addressAt(subnet, at).text);
}
