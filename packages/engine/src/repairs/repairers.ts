import { insertTunnel } from './loops/tunnel.js';
import { insertUserRoutes } from './loops/user-routes.js';
import { insertUserRoutesOfBothSides } from './loops/user-routes-of-both-sides.js';
import type { Repairer } from './repairer.js';

/** All repairers. For a finding they are asked in this order, which decides nothing but how soon an answer is there. */
export const repairers: readonly Repairer[] = [insertUserRoutes, insertUserRoutesOfBothSides, insertTunnel];
