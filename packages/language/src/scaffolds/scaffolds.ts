import type { Scaffold } from './scaffold.js';
import { expressRouteAndVpn } from './texts/expressroute-and-vpn.js';
import { firewallWithRoutes } from './texts/firewall.js';
import { hubAndSpoke } from './texts/hub-and-spoke.js';
import { routeServerWithAppliances } from './texts/route-server.js';
import { twoRegions } from './texts/two-regions.js';

/** The networks to begin with, the simplest first. */
export const scaffolds: readonly Scaffold[] = [
  hubAndSpoke,
  firewallWithRoutes,
  routeServerWithAppliances,
  twoRegions,
  expressRouteAndVpn,
];
