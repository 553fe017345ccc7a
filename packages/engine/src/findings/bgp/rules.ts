import type { Rule } from '../rule.js';
import { oscillation } from './codes/oscillation.js';
import { sessionDown } from './codes/session-down.js';
import { tooManyPeers } from './codes/too-many-peers.js';
import { tooManyRoutes } from './codes/too-many-routes.js';
import { routeServerLimits } from './route-server-limits.js';
import { bgpFindings } from './sessions-and-convergence.js';

export const bgpRules: readonly Rule[] = [
  { codes: [sessionDown, oscillation], find: ({ network, bgp }) => bgpFindings(network, bgp) },
  { codes: [tooManyPeers, tooManyRoutes], find: ({ network, bgp }) => routeServerLimits(network, bgp) },
];
