import { arrives } from '../proof/arrives.js';
import type { Refusal } from '../proof/prove.js';
import type { Goal } from './goal.js';

/** What must also be so, according to a proof that failed: lost packets take their old way, and what loops does not. */
export function counterexample({ lost, loop }: Refusal): Goal | undefined {
  if (lost) {
    const { from, destination, before } = lost;
    if (!arrives(before.verdict) || before.verdict === 'loop') return undefined;
    return { from: from.members[0] ?? from.id, to: destination, wanted: before.verdict, via: undefined };
  }
  if (loop) {
    const { source, destination } = loop.example;
    const isUsed = loop.hits.length > 0 || loop.internet;
    const wanted = !isUsed ? 'dropped' : loop.internet && loop.hits.length === 0 ? 'internet' : 'delivered';
    return { from: source.declaration, to: destination, wanted, via: undefined };
  }
  return undefined;
}
