import type { OsCandidate } from './os-candidates.js';
import { targetKey } from './os-target.js';

/** The routes of each prefix together. */
export function byPrefix(candidates: readonly OsCandidate[]): readonly (readonly OsCandidate[])[] {
  const groups = new Map<string, OsCandidate[]>();
  for (const pending of candidates) {
    const group = groups.get(pending.prefix.text);
    if (group) group.push(pending);
    else groups.set(pending.prefix.text, [pending]);
  }
  return [...groups.values()];
}

/** The best routes of one prefix: by origin, then by shorter AS path. Equally good routes are equal-cost. */
export function bestOf(group: readonly OsCandidate[]): readonly OsCandidate[] {
  const better = (a: OsCandidate, b: OsCandidate) => a.rank - b.rank || lengthOf(a) - lengthOf(b);
  const [first] = [...group].sort(better);
  const best = first ? group.filter((other) => better(first, other) === 0) : [];
  // The order in which equal static routes are declared has no meaning.
  return first?.origin === 'static' && best.length > 1 ? [...best].sort(byTarget) : best;
}

function byTarget({ target: a }: OsCandidate, { target: b }: OsCandidate): number {
  const text = (target: OsCandidate['target']) => (target.to === 'address' ? target.address.text : targetKey(target));
  return text(a) < text(b) ? -1 : text(a) > text(b) ? 1 : 0;
}

function lengthOf({ shared }: OsCandidate): number {
  return shared?.asPath.length ?? 0;
}
