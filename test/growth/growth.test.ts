import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { examine } from '@azroute/language';
import { expect, test } from 'vitest';
import { topologyOf } from './construct.js';
import { constructs } from './constructs.js';
import { exponent } from './fit.js';
import { ofBytes } from './of-bytes.js';

const made = Object.entries(constructs).map(([name, make]) => ({ name, ...topologyOf([make(9)]) }));

test('the constructs use every keyword of the grammar', () => {
  const grammar = readFileSync(join(import.meta.dirname, '../../grammar/azroute.langium'), 'utf8');
  const keywords = new Set([...grammar.matchAll(/'([A-Za-z][A-Za-z-]*)'/g)].map(([, word = '']) => word));
  const words = new Set(made.flatMap(({ text }) => text.split(/[\s[\],{}]+/)));
  expect([...keywords].filter((keyword) => !words.has(keyword))).toEqual([]);
});

test('each construct is larger the more of it there is, and all together are one text that is examined', async () => {
  for (const make of Object.values(constructs)) {
    const [few, many] = [3, 300]
      .map((n) => topologyOf([make(n)]))
      .map(({ text, files }) => JSON.stringify([text, files]));
    expect(many?.length ?? 0).toBeGreaterThan(few?.length ?? 0);
  }
  const { text } = topologyOf(Object.values(constructs).map((make) => make(2)));
  expect((await examine(text)).length).toBeGreaterThan(0);
});

test.each([
  ['n', (n: number) => 5 * n, 1],
  ['n squared', (n: number) => n * n, 2],
  ['a constant', () => 7, 0],
])('what grows with %s has that exponent', (_name, value, wanted) => {
  expect(exponent([10, 100, 1000].map((n) => [n, value(n)]))).toBeCloseTo(wanted);
});

test('one point has no exponent', () => {
  expect(exponent([[10, 1]])).toBeUndefined();
});

test.each([['vnets'], ['imported files'], ['mesh of appliances with BGP'], ['a long comment', 'routes of a table']])(
  'a topology of %s is as large as it may be',
  (...names) => {
    const { text, files, bytes, size } = ofBytes(names, 20_000);
    expect(Object.values(files).reduce((sum, file) => sum + file.length, text.length)).toBe(bytes);
    expect(bytes).toBeLessThanOrEqual(20_000);
    expect(bytes).toBeGreaterThan(18_500);
    expect(size).toBeGreaterThan(1);
  },
);
