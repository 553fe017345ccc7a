import { checkpoint } from '../checkpoint.js';
import { mind } from '../findings/loops/group.js';
import type { Loop } from '../findings/loops/loop.js';
import type { Analysis } from './analysis.js';
import { analyse } from './analysis.js';
import { applyEdits } from './apply.js';
import { prove } from './proof.js';
import type { Repair, TopologyEdit } from './repair.js';
import { repairTitle } from './title.js';
import { tunnelCandidate } from './tunnels.js';
import { userRouteCandidates } from './user-routes.js';

/** Proved repairs of one kind for one loop are enough at this number. */
const enough = 2;
/** Candidates of one kind that are tried. */
const tries = 6;

/**
 * Repairs of a loop, each applied to a copy and recomputed (nothing is offered unproved), those that remove most loops
 * first.
 */
export function findRepairs(analysis: Analysis, loop: Loop): readonly Repair[] {
  const { world } = analysis.forwarder;
  const single = userRouteCandidates(world, loop).slice(0, tries);
  const repairs = proved(analysis, loop, single, 'userDefinedRoutes');
  repairs.push(...bothWays(analysis, loop, repairs));
  const tunnel = tunnelCandidate(
    world,
    loop,
    analysis.loops.filter((other) => other !== loop),
  );
  if (tunnel) repairs.push(...proved(analysis, loop, [tunnel], 'tunnel'));
  return repairs.sort(
    (a, b) => b.removedLoops - a.removedLoops || a.edits.length - b.edits.length || (a.title < b.title ? -1 : 1),
  );
}

function proved(
  analysis: Analysis,
  loop: Loop,
  candidates: readonly (readonly TopologyEdit[])[],
  kind: Repair['kind'],
): Repair[] {
  const repairs: Repair[] = [];
  for (const edits of candidates) {
    if (repairs.length >= enough) break;
    checkpoint();
    const topology = edits.length > 0 ? applyEdits(analysis.topology, edits) : undefined;
    if (!topology) continue;
    const after = analyse(topology, analysis.settings, analysis.forwarder.world.bgp);
    const proof = prove(analysis, after, loop, edits);
    if (proof)
      repairs.push({ kind, title: repairTitle(analysis.forwarder.world, edits, proof), edits, topology, ...proof });
  }
  return repairs;
}

/** Where the far NVA loops on the way back, the routes of both sides together (the return would loop otherwise). */
function bothWays(analysis: Analysis, loop: Loop, own: readonly Repair[]): Repair[] {
  const [first] = own;
  const back = analysis.loops.find((other) => other !== loop && mirrors(loop, other));
  if (!first || !back) return [];
  const [other] = proved(
    analysis,
    back,
    userRouteCandidates(analysis.forwarder.world, back).slice(0, tries),
    'userDefinedRoutes',
  );
  return other ? proved(analysis, loop, [[...first.edits, ...other.edits]], 'userDefinedRoutes') : [];
}

/** Each of the two loops keeps packets that are meant for a device of the other. */
function mirrors(a: Loop, b: Loop): boolean {
  const means = (one: Loop, other: Loop) =>
    [...one.intentions.values()].some((entry) => other.devices.includes(mind(entry) ?? ''));
  return means(a, b) && means(b, a);
}
