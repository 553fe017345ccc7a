import { expressRouteVpnBackup } from './expressroute-vpn-backup.js';
import { firewall } from './firewall.js';
import { hubAndSpoke } from './hub-and-spoke.js';
import { routeServer } from './route-server.js';
import type { Scaffold } from './scaffold.js';
import { twoRegionsOverlay } from './two-regions-overlay.js';

/** The topologies to begin with, the simplest one first. */
export const scaffolds: readonly Scaffold[] = [
  hubAndSpoke,
  firewall,
  routeServer,
  twoRegionsOverlay,
  expressRouteVpnBackup,
];
