import type { Rule } from '../rule.js';
import { trafficWithoutAccessRule } from './access.js';
import { forwardedTrafficRule } from './forwarded-traffic.js';
import { lostSpokesRule } from './lost-spokes.js';
import { oneSidedPeeringsRule } from './one-sided-peerings.js';
import { overlappingNeighboursRule } from './overlapping-neighbours.js';
import { refusedRemoteGatewaysRule } from './remote-gateways.js';
import { unusedTransitRule } from './unused-transit.js';

export const peeringRules: readonly Rule[] = [
  oneSidedPeeringsRule,
  refusedRemoteGatewaysRule,
  unusedTransitRule,
  lostSpokesRule,
  overlappingNeighboursRule,
  forwardedTrafficRule,
  trafficWithoutAccessRule,
];
