import { arrives } from '../../comparison/arrives.js';
import type { Hop } from '../../forwarding/trace.js';
import type { DeclId, Network } from '../../topology/index.js';
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
  return findings.flatMap((finding) => goalsOf(network, finding)).slice(0, 4);
}

/**
 * The way back has to be that of the packets there. If there are several equal-cost paths, packets have to keep to one of
 * them, best to one that the answers take already.
 */
function ofOneWay(network: Network, [there, back]: readonly Journey[]): readonly Goal[] {
  if (!there || !back || back.goal.via !== undefined) return [];
  const ways = there.paths.map(({ hops }) => statefulOf(network, hops));
  const answers = new Set(back.paths.map(({ hops }) => statefulOf(network, hops).reverse().join()));
  const way = ways.find((each) => answers.has(each.join())) ?? ways[0];
  if (!way) return [];
  const goals = [{ ...back.goal, via: [...way].reverse() }];
  return ways.length === 1 || there.goal.via !== undefined ? goals : [{ ...there.goal, via: way }, ...goals];
}

function statefulOf(network: Network, hops: readonly Hop[]): DeclId[] {
  return passedOf([], hops).filter((device) => !network.nva(device)?.stateless);
}
