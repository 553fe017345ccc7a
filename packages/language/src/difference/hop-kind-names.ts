import type { HopKind } from '@azroute/engine';

/** What engineers call the devices that forward packets. */
export const hopKindNames: Readonly<Record<HopKind, string>> = {
  nva: 'NVA',
  firewall: 'firewall',
  vpnGateway: 'VPN gateway',
  expressRouteGateway: 'ExpressRoute gateway',
  virtualHub: 'virtual hub',
  circuit: 'ExpressRoute circuit',
  router: 'router',
};
