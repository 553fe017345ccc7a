import { halvesOf } from '../address/index.js';
import type { BgpRoute } from '../bgp/route.js';
import { type Network, type RuleId, type Vnet, type VpnGateway, vpnGatewayAddresses } from '../topology/index.js';
import type { RowNextHop } from './route.js';

/** A route of a gateway as NICs have it. */
export interface GatewayRoute {
  readonly route: BgpRoute;
  readonly nextHops: readonly RowNextHop[];
}

/**
 * A route of a VPN gateway as NICs print it, with the public address of an active-standby gateway (R097), or the
 * private addresses of both instances of an active-active one (R098). An active-active gateway splits a point-to-site
 * pool in halves, one for each instance (R102a). `<GW>` stands for a public address that is not declared.
 */
export function gatewayRoutes(network: Network, vnet: Vnet, gateway: VpnGateway, route: BgpRoute): GatewayRoute[] {
  const isPool = route.own?.kind === 'pointToSite';
  const made = (part: BgpRoute, texts: readonly string[], rule: RuleId, printed: string): GatewayRoute => ({
    route: part,
    nextHops: texts.map((text) => ({
      text,
      action: { to: 'vpnGateway', gateway: gateway.id },
      cause: {
        rule,
        text: `${explain(network, gateway, route)} Printed next hop: ${printed}.`,
        declarations: [gateway.id, ...route.cause.declarations.filter((id) => id !== gateway.id)],
      },
    })),
  });
  if (!gateway.activeActive) {
    return [
      made(route, [gateway.publicIps[0]?.text ?? '<GW>'], isPool ? 'R102' : 'R097', "the gateway's public address"),
    ];
  }
  const addresses = vpnGatewayAddresses(vnet, gateway).map(({ text }) => text);
  const halves = isPool && addresses.length > 1 ? halvesOf(route.prefix) : [];
  if (halves.length === 0) return [made(route, addresses, 'R098', 'the private address of each instance')];
  const printed = 'the private address of the instance that has this half of the pool';
  return halves.map((prefix, i) => made({ ...route, prefix }, addresses.slice(i, i + 1), 'R102a', printed));
}

function explain(network: Network, gateway: VpnGateway, route: BgpRoute): string {
  if (route.own) return route.cause.text;
  const from = route.session ? network.label(route.session.local) : 'a peer';
  return `${gateway.label} learned it by BGP from ${from} with AS path ${route.asPath.join('-')}.`;
}
