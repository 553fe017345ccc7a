import { arrives } from '../../comparison/arrives.js';
import type { Network } from '../../topology/index.js';
import type { Refusal } from '../proof/prove.js';
import type { Goal } from './goal.js';
import { goalOfLoop, goalsOf } from './goals-of.js';

/**
 * What must also be so, according to a proof that failed: lost packets arrive as before, what loops does not, and the
 * packets of new findings go where these say that they should.
 */
export function counterexamples(network: Network, { lost, loop, findings }: Refusal): readonly Goal[] {
  if (lost) {
    const { from, destination, before } = lost;
    if (!arrives(before.verdict) || before.verdict === 'loop') return [];
    return [{ from: from.members[0] ?? from.id, to: destination, wanted: before.verdict, via: undefined }];
  }
  if (loop) return [goalOfLoop(loop)];
  return findings.flatMap((finding) => goalsOf(network, finding)).slice(0, 2);
}
