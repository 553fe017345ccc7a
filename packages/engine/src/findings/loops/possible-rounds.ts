import type { PlaceWay } from './place-ways.js';

/**
 * The places from which packets of one kind may get into a round; none if they cannot go round at all. `ways` holds the
 * way from each place.
 */
export function possibleRounds(ways: readonly PlaceWay[], taker: number | undefined): readonly number[] {
  const left = new Set<number>();
  const before: number[][] = ways.map(() => []);
  const open = new Int32Array(ways.length);
  for (const [place, { next }] of ways.entries()) {
    for (const to of next) {
      // What is for a device itself ends there.
      if (to === taker) continue;
      before[to]?.push(place);
      open[place] = (open[place] ?? 0) + 1;
    }
  }
  // A place all of whose ways lead to an end is one that leads to an end.
  const ended = ways.flatMap(({ rounds }, place) => (open[place] === 0 && !rounds ? [place] : []));
  const endless = new Uint8Array(ways.length).fill(1);
  for (let place = ended.pop(); place !== undefined; place = ended.pop()) {
    endless[place] = 0;
    for (const from of before[place] ?? []) {
      open[from] = (open[from] ?? 0) - 1;
      if (open[from] === 0 && !ways[from]?.rounds) ended.push(from);
    }
  }
  for (const place of ways.keys()) if (endless[place]) left.add(place);
  return [...left];
}
