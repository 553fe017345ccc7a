import type { Finding } from '../../findings/finding.js';
import { intendedDevice } from '../../findings/loops/group.js';
import type { Loop } from '../../findings/loops/loop.js';
import { loopCodes } from '../../findings/loops/loop-code.js';
import { withoutCopies } from '../idea.js';
import type { Candidate, RepairContext, Repairer } from '../repairer.js';
import { loopOf } from './loop-of.js';
import { insertUserRoutes } from './user-routes.js';

/**
 * If the far NVA loops on the way back: the routes of both sides together, since the return packets would still loop.
 */
export const insertUserRoutesOfBothSides: Repairer = { mends: loopCodes, candidates };

function candidates({ findings, repairsBy }: RepairContext, finding: Finding): readonly Candidate[] {
  const loop = loopOf(finding);
  const back = loop && findings.find((other) => other !== finding && mirrors(loop, loopOf(other)));
  if (!back) return [];
  const [own] = repairsBy(insertUserRoutes, finding);
  const [other] = own ? repairsBy(insertUserRoutes, back) : [];
  return own && other ? [{ edits: withoutCopies([...own.edits, ...other.edits]), standing: 'fixAll' }] : [];
}

/** Whether each of the two loops catches packets that are intended for a device of the other. */
function mirrors(a: Loop, b: Loop | undefined): boolean {
  const means = (one: Loop, other: Loop) =>
    [...one.intentions.values()].some((entry) => other.devices.includes(intendedDevice(entry) ?? ''));
  return b !== undefined && means(a, b) && means(b, a);
}
