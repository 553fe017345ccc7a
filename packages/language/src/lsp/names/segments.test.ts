import { expect, it } from 'vitest';
import { segmentsOf } from './segments.js';

const references: readonly [reference: string, names: readonly string[]][] = [
  ['vm1', ['vm1']],
  ['spoke1.vm1', ['spoke1', 'vm1']],
  ['hub1."a.b".vm1', ['hub1', 'a.b', 'vm1']],
  ['"10-hub".nva', ['10-hub', 'nva']],
  ['spoke1.*', ['spoke1', '*']],
  ['spoke1.', ['spoke1', '']],
];

it.each(references)('splits %s', (reference, names) => {
  const segments = segmentsOf(reference);
  expect(segments.map((segment) => segment.name)).toEqual(names);
  expect(segments.map((segment) => reference.slice(segment.start, segment.end)).join('.')).toBe(reference);
});
