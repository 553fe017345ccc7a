import type { Lane } from './route.js';

/** Gives lanes of one place their numbers, the lowest that is free, in their order. @returns how many there are */
export function numberLanes(lanes: readonly Lane[], between: number): number {
  const taken: Track[] = [];
  for (const each of lanes) {
    let [index, free] = [0, 0];
    while (free < each.width) {
      if (taken[index + free]?.isFree(each, between) ?? true) free++;
      else [index, free] = [index + free + 1, 0];
    }
    each.index = index;
    for (let i = index; i < index + each.width; i++) {
      taken[i] ??= new Track();
      taken[i]?.take(each);
    }
  }
  return taken.length;
}

/** The stretches that are taken on one track, in their order: none overlaps another one. */
class Track {
  private readonly stretches: Stretch[] = [];

  /** Whether a stretch keeps this distance from all others: only its two neighbours can be nearer. */
  isFree({ from, to }: Stretch, between: number): boolean {
    const at = this.placeOf(from);
    const [before, after] = [this.stretches[at - 1], this.stretches[at]];
    return (!before || from >= before.to + between) && (!after || to <= after.from - between);
  }

  take(stretch: Stretch): void {
    this.stretches.splice(this.placeOf(stretch.from), 0, stretch);
  }

  /** The number of stretches that start before a place. */
  private placeOf(from: number): number {
    let [low, high] = [0, this.stretches.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.stretches[middle]?.from ?? 0) < from) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

type Stretch = Pick<Lane, 'from' | 'to'>;

/** Widens a lane so that it contains a place. */
export function reach(lane: Lane, place: number): void {
  lane.from = Math.min(lane.from, place);
  lane.to = Math.max(lane.to, place);
}

/** Lanes by where they are, each once, in their order. */
export function lanesByPlace(
  routes: readonly { readonly lanes: readonly Lane[] }[],
  runs: Lane['runs'],
): Map<string, Lane[]> {
  const all = new Set(routes.flatMap(({ lanes }) => lanes.filter((each) => each.runs === runs)));
  const found = new Map<string, Lane[]>();
  for (const each of all) {
    const list = found.get(each.where);
    if (list) list.push(each);
    else found.set(each.where, [each]);
  }
  return found;
}
