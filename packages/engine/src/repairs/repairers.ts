import { followAdvice } from './advice/follow-advice.js';
import { makeThisHold } from './intents/make-this-hold.js';
import { insertTunnel } from './loops/tunnel.js';
import { insertUserRoutes } from './loops/user-routes.js';
import { insertUserRoutesOfBothSides } from './loops/user-routes-of-both-sides.js';
import type { Repairer } from './repairer.js';

/** All repairers. Their order affects only how soon an answer is found. */
export const repairers: readonly Repairer[] = [
  insertUserRoutes,
  insertUserRoutesOfBothSides,
  insertTunnel,
  followAdvice,
  makeThisHold,
];
