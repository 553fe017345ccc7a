import type { Rule } from '../rule.js';
import { trafficWithoutAccess } from './access.js';
import { accessNotAllowed } from './codes/access-not-allowed.js';
import { forwardedTrafficNotAllowed } from './codes/forwarded-traffic-not-allowed.js';
import { noRemoteGateway } from './codes/no-remote-gateway.js';
import { oneSidedPeering } from './codes/one-sided-peering.js';
import { overlappingSpokes } from './codes/overlapping-spokes.js';
import { ownAndRemoteGateway } from './codes/own-and-remote-gateway.js';
import { transitNotAllowed } from './codes/transit-not-allowed.js';
import { twoRemoteGateways } from './codes/two-remote-gateways.js';
import { unusedGatewayTransit } from './codes/unused-gateway-transit.js';
import { forwardedTraffic } from './forwarded-traffic.js';
import { oneSidedPeerings } from './one-sided-peerings.js';
import { overlappingNeighbours } from './overlapping-neighbours.js';
import { refusedRemoteGateways } from './remote-gateways.js';
import { unusedTransit } from './unused-transit.js';

export const peeringRules: readonly Rule[] = [
  { codes: [oneSidedPeering], declarationsOnly: true, find: oneSidedPeerings },
  {
    codes: [transitNotAllowed, twoRemoteGateways, ownAndRemoteGateway, noRemoteGateway],
    declarationsOnly: true,
    find: refusedRemoteGateways,
  },
  { codes: [unusedGatewayTransit], declarationsOnly: true, find: unusedTransit },
  { codes: [overlappingSpokes], declarationsOnly: true, find: overlappingNeighbours },
  { codes: [forwardedTrafficNotAllowed], find: forwardedTraffic },
  { codes: [accessNotAllowed], find: trafficWithoutAccess },
];
