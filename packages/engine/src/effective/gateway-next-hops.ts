import type { BgpRoute } from '../bgp/route.js';
import { type Network, type Vnet, type VpnGateway, vpnGatewayAddresses } from '../topology/index.js';
import type { RowNextHop } from './route.js';

/**
 * What NICs print as next hop of a VPN gateway's route: the public address of an active-standby gateway (R097), the
 * private addresses of both instances of an active-active one (R098), and the public address for point-to-site pools
 * (R102). `<GW>` stands for a public address that is not declared.
 */
export function gatewayNextHops(network: Network, vnet: Vnet, gateway: VpnGateway, route: BgpRoute): RowNextHop[] {
  const publicText = gateway.publicIps[0]?.text ?? '<GW>';
  const pool = route.own?.kind === 'pointToSite';
  const texts =
    gateway.activeActive && !pool ? vpnGatewayAddresses(vnet, gateway).map(({ text }) => text) : [publicText];
  const declarations = [gateway.id, ...route.cause.declarations.filter((id) => id !== gateway.id)];
  return texts.map((text) => ({
    text,
    action: { to: 'vpnGateway', gateway: gateway.id },
    cause: {
      rule: pool ? 'R102' : gateway.activeActive ? 'R098' : 'R097',
      text: `${explain(network, gateway, route)} Printed next hop: ${
        gateway.activeActive && !pool ? 'the private address of each instance' : "the gateway's public address"
      }.`,
      declarations,
    },
  }));
}

function explain(network: Network, gateway: VpnGateway, route: BgpRoute): string {
  if (route.own) return route.cause.text;
  const from = route.session ? network.label(route.session.local) : 'a peer';
  return `${gateway.label} learned it by BGP from ${from} with AS path ${route.asPath.join('-')}.`;
}
