import { reachOf } from '../../comparison/reach.js';
import type { Analysis } from '../../findings/analysis.js';
import { compare } from '../../repairs/proof/comparison.js';
import type { CountsAs } from '../../repairs/proof/inspections.js';
import type { DeclId } from '../../topology/index.js';

/**
 * Whether all that arrived still does after a change, and is inspected as before, in both directions alike.
 * @param alike sets of devices that count as one, such as two instances and their load balancer
 * @throws TooMuchToCompare if not all packets can be followed
 */
export function keepsArrivals(before: Analysis, after: Analysis, alike: readonly (readonly DeclId[])[]): boolean {
  const comparison = compare(
    reachOf(before),
    reachOf(after),
    () => true,
    () => false,
    countsAlike(alike),
  );
  return !('lost' in comparison) && comparison.uninspected === 0 && comparison.asymmetric === 0;
}

/** Each device of a set counts as the first of them. */
function countsAlike(alike: readonly (readonly DeclId[])[]): CountsAs {
  const representatives = new Map(alike.flatMap((group) => group.map((id) => [id, group[0] ?? id] as const)));
  return (device) => representatives.get(device) ?? device;
}
