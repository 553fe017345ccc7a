import { expect, test } from 'vitest';
import { editDistance, leastDistance, lettersOf } from './edit-distance.js';

/** The distance by the full table, by definition. */
function byDefinition(a: string, b: string): number {
  const table = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)),
  );
  const at = (i: number, j: number) => table[i]?.[j] ?? 0;
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const costs = [at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1), at(i - 1, j) + 1, at(i, j - 1) + 1];
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) costs.push(at(i - 2, j - 2) + 1);
      (table[i] as number[])[j] = Math.min(...costs);
    }
  }
  return at(a.length, b.length);
}

/** All words of up to four letters over an alphabet of three. */
const words = Array.from({ length: 5 }, (_, length) =>
  Array.from({ length: 3 ** length }, (_, n) => n.toString(3).padStart(length, '0').slice(0, length)),
).flat();

test.each([0, 1, 2, 3, 9])('with the limit %i, the distance is that of the definition, or above the limit', (limit) => {
  const wrong = words.flatMap((a) =>
    words.filter((b) => editDistance(a, b, limit) !== Math.min(byDefinition(a, b), limit + 1)).map((b) => `${a} ${b}`),
  );
  expect(wrong).toEqual([]);
});

test('no two words are nearer than their letters suggest', () => {
  const wrong = words.flatMap((a) =>
    words.filter((b) => leastDistance(lettersOf(a), lettersOf(b)) > byDefinition(a, b)).map((b) => `${a} ${b}`),
  );
  expect(wrong).toEqual([]);
});
