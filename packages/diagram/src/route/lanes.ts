import type { Lane } from './route.js';

/** Gives lanes of one place their numbers, the lowest that is free, in their order. @returns how many there are */
export function numberLanes(lanes: readonly Lane[], between: number): number {
  const taken: { readonly from: number; readonly to: number }[][] = [];
  for (const each of lanes) {
    const isFree = (index: number) =>
      (taken[index] ?? []).every(({ from, to }) => each.from >= to + between || each.to <= from - between);
    let [index, free] = [0, 0];
    while (free < each.width) {
      if (isFree(index + free)) free++;
      else [index, free] = [index + free + 1, 0];
    }
    each.index = index;
    for (let i = index; i < index + each.width; i++) {
      taken[i] ??= [];
      taken[i]?.push(each);
    }
  }
  return taken.length;
}

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
