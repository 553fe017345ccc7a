/** Three rows of a table that are reused, because there can be millions of comparisons. */
const rows: [number[], number[], number[]] = [[], [], []];

/**
 * The number of insertions, deletions, replacements and swaps of adjacent letters between two words, or more than
 * `limit`. The work is proportional to the length of the words times the limit.
 */
export function editDistance(a: string, b: string, limit: number): number {
  const beyond = limit + 1;
  if (Math.abs(a.length - b.length) > limit) return beyond;
  let [beforePrevious, previous, current] = rows;
  for (let j = 0; j <= b.length; j++) previous[j] = Math.min(j, beyond);
  for (let i = 1; i <= a.length; i++) {
    // Anything further from the diagonal exceeds the limit.
    const first = Math.max(1, i - limit);
    const last = Math.min(b.length, i + limit);
    const letter = a.charCodeAt(i - 1);
    let left = first === 1 ? Math.min(i, beyond) : beyond;
    let least = left;
    current[first - 1] = left;
    for (let j = first; j <= last; j++) {
      const other = b.charCodeAt(j - 1);
      let cost = (previous[j - 1] as number) + (letter === other ? 0 : 1);
      const above = j === i + limit ? beyond : (previous[j] as number) + 1;
      if (above < cost) cost = above;
      if (left + 1 < cost) cost = left + 1;
      if (i > 1 && j > 1 && letter === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === other) {
        // Two rows up and two columns left is at the same distance from the diagonal.
        const swapped = (beforePrevious[j - 2] as number) + 1;
        if (swapped < cost) cost = swapped;
      }
      current[j] = cost;
      left = cost;
      if (cost < least) least = cost;
    }
    if (least > limit) return beyond;
    [beforePrevious, previous, current] = [previous, current, beforePrevious];
  }
  return Math.min(previous[b.length] as number, beyond);
}

/** The letters and digits of a word as bits: words whose sets differ in many bits are far apart. */
export function lettersOf(word: string): number {
  let bits = 0;
  for (let i = 0; i < word.length; i++) bits |= 1 << (word.charCodeAt(i) & 31);
  return bits;
}

/** A lower bound for the distance between words with these letters. */
export function leastDistance(a: number, b: number): number {
  return Math.max(bitsIn(a & ~b), bitsIn(b & ~a));
}

function bitsIn(bits: number): number {
  let left = bits - ((bits >>> 1) & 0x55555555);
  left = (left & 0x33333333) + ((left >>> 2) & 0x33333333);
  return (((left + (left >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}
