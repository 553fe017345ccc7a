import { arrives } from '../../comparison/arrives.js';
import type { Network } from '../../topology/index.js';
import type { Refusal } from '../proof/prove.js';
import { type Goal, type Journey, passedOf } from './goal.js';
import { goalOfLoop, goalsOf } from './goals-of.js';

/**
 * What must also be so, according to a proof that failed: lost packets arrive as before, what loops does not, and the
 * packets of new findings go where these say that they should. If each direction arrives and the expectation still does
 * not hold, they pass different appliances, and one has to follow the other.
 */
export function counterexamples(
  network: Network,
  { refused, lost, loop, findings }: Refusal,
  journeys: readonly Journey[],
): readonly Goal[] {
  if (refused === 'findingRemains') return ofOneWay(network, journeys);
  if (lost) {
    const { from, destination, before } = lost;
    if (!arrives(before.verdict) || before.verdict === 'loop') return [];
    return [{ from: from.members[0] ?? from.id, to: destination, wanted: before.verdict, via: undefined }];
  }
  if (loop) return [goalOfLoop(loop)];
  return findings.flatMap((finding) => goalsOf(network, finding)).slice(0, 2);
}

/** The way back has to be that of the packets there. */
function ofOneWay(network: Network, [there, back]: readonly Journey[]): readonly Goal[] {
  const [path, ...others] = there?.paths ?? [];
  if (!back || !path || others.length > 0 || back.goal.via !== undefined) return [];
  const passed = [...passedOf([], path.hops)].filter((device) => !network.nva(device)?.stateless);
  return [{ ...back.goal, via: passed.reverse() }];
}
