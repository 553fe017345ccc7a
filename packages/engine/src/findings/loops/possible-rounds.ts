import type { PlaceWay } from './place-ways.js';

/**
 * The places from which packets of one kind may loop; empty if they cannot.
 * @param ways where each place sends them
 * @param owner the place of the device that has their destination, if there is one
 */
export function possibleRounds(ways: readonly PlaceWay[], owner: number | undefined): readonly number[] {
  // Index loops and typed arrays, since this runs for every place and kind of packet.
  const count = ways.length;
  const open = new Int32Array(count);
  const begins = new Int32Array(count + 1);
  let edges = 0;
  let rounds = 0;
  for (let place = 0; place < count; place++) {
    const way = ways[place];
    if (way?.rounds) rounds++;
    for (const to of way?.next ?? none) {
      // Packets end at the device that has their destination.
      if (to === owner) continue;
      begins[to] = (begins[to] ?? 0) + 1;
      open[place] = (open[place] ?? 0) + 1;
      edges++;
    }
  }
  if (edges === 0 && rounds === 0) return none;
  // `from` lists the predecessors of each place, one place after the other; `begins` is where each list begins.
  let end = 0;
  for (let place = 0; place <= count; place++) {
    end += begins[place] ?? 0;
    begins[place] = end;
  }
  const from = new Int32Array(edges);
  for (let place = 0; place < count; place++) {
    for (const to of ways[place]?.next ?? none) {
      if (to === owner) continue;
      const at = (begins[to] ?? 0) - 1;
      begins[to] = at;
      from[at] = place;
    }
  }
  return endless(ways, open, begins, from);
}

const none: readonly number[] = [];

/** The places that are left after those have been removed from which all packets end. */
function endless(ways: readonly PlaceWay[], open: Int32Array, begins: Int32Array, from: Int32Array): number[] {
  const count = ways.length;
  const ended: number[] = [];
  const left = new Uint8Array(count).fill(1);
  for (let place = 0; place < count; place++) if (open[place] === 0 && !ways[place]?.rounds) ended.push(place);
  for (let place = ended.pop(); place !== undefined; place = ended.pop()) {
    left[place] = 0;
    const last = begins[place + 1] ?? 0;
    for (let i = begins[place] ?? 0; i < last; i++) {
      const before = from[i] ?? 0;
      const others = (open[before] ?? 0) - 1;
      open[before] = others;
      if (others === 0 && !ways[before]?.rounds) ended.push(before);
    }
  }
  const found: number[] = [];
  for (let place = 0; place < count; place++) if (left[place]) found.push(place);
  return found;
}
