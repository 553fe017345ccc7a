import { expect, test } from 'vitest';
import { prefix } from '../../address/index.js';
import { Atoms } from './atoms.js';
import { classesOf, type Decider, paintedBy } from './classes.js';

/** A table, as prefixes with what becomes of their packets: "10.0.0.0/8 a". */
const table = (...rows: readonly string[]): Decider => ({
  entries: rows.map((row) => {
    const [of = '', token = ''] = row.split(' ');
    return { prefix: prefix(of), token };
  }),
});

test.each<[string, readonly Decider[], readonly number[]]>([
  ['no table', [], [0, 0, 0, 0, 0]],
  ['a table without rows', [table()], [0, 0, 0, 0, 0]],
  ['one row', [table('10.0.0.0/8 a')], [0, 0, 0, 0, 1]],
  ['two rows that do the same', [table('10.0.0.0/10 a', '10.128.0.0/10 a')], [0, 1, 0, 1, 1]],
  ['rows of two tables', [table('10.0.0.0/9 a'), table('10.64.0.0/10 b', '10.192.0.0/10 b')], [0, 1, 2, 3, 2]],
  ['all there is', [table('10.0.0.0/10 a', '10.64.0.0/10 b', '10.128.0.0/10 c', '10.192.0.0/10 d')], [0, 1, 2, 3, 4]],
])('atoms are told apart by %s', (_, tables, expected) => {
  const cuts = ['10.0.0.0/10', '10.64.0.0/10', '10.128.0.0/10', '10.192.0.0/10', '11.0.0.0/8'];
  const atoms = new Atoms(4, cuts.map(prefix));
  // Behind the last cut there is one more atom, of which no table says anything.
  expect([...classesOf(atoms, tables)].slice(0, expected.length)).toEqual(expected);
});

test('atoms are of one class if all tables treat them alike, and classes are in the order of their atoms', () => {
  const prefixes = ['10.0.0.0/8', '10.0.0.0/9', '10.32.0.0/11', '10.96.0.0/11', '10.128.0.0/9', '10.200.0.0/16'];
  const atoms = new Atoms(4, prefixes.map(prefix));
  let seed = 7;
  const random = (below: number) => {
    seed = (seed * 48271) % 0x7fffffff;
    return seed % below;
  };
  for (let run = 0; run < 200; run++) {
    const tables = Array.from({ length: random(5) }, () =>
      table(...prefixes.flatMap((of) => (random(2) === 0 ? [`${of} ${random(3)}`] : []))),
    );
    const keys = Array.from({ length: atoms.count }, (_, atom) =>
      tables.map((each) => paintedBy(atoms, each)[atom]).join(),
    );
    const numbers = [...new Set(keys)];
    expect([...classesOf(atoms, tables)]).toEqual(keys.map((key) => numbers.indexOf(key)));
  }
});
