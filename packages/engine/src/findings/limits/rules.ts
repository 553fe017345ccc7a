import type { Rule } from '../rule.js';
import { limitReached } from './limit-reached.js';
import { skippedFlows } from './skipped-flows.js';
import { skippedLoops } from './skipped-loops.js';
import { skippedTunnels } from './skipped-tunnels.js';
import { tangledRoutes } from './tangled-routes.js';
import { uncomputedPrefixes } from './uncomputed-prefixes.js';
import { unfollowedPaths } from './unfollowed-paths.js';

export const limitRules: readonly Rule[] = [
  { codes: [limitReached], declarationsOnly: true, find: uncomputedPrefixes },
  { codes: [limitReached], find: skippedLoops },
  { codes: [limitReached], find: skippedFlows },
  { codes: [limitReached], find: skippedTunnels },
  { codes: [limitReached], find: unfollowedPaths },
  { codes: [limitReached], find: tangledRoutes },
];
