import { declarationId } from '@azroute/engine';
import { describe, expect, test } from 'vitest';
import { editDistance } from './edit-distance.js';
import { nameText, referenceText, splitReference, unquote } from './reference-text.js';

describe('references are split into names', () => {
  test.each([
    ['vm1', ['vm1']],
    ['spoke1.vm1', ['spoke1', 'vm1']],
    ['"vnet.with.dots".a.b', ['vnet.with.dots', 'a', 'b']],
    ['"a"."b c"', ['a', 'b c']],
    ['spoke1.*', ['spoke1', '*']],
    ['spoke1.', ['spoke1', '']],
    ['"a.".', ['a.', '']],
    ['"open', ['open']],
  ])('%s', (text, names) => {
    const segments = splitReference(text);
    expect(segments.map((segment) => segment.name)).toEqual(names);
    for (const { name, start, end } of segments) {
      if (name) expect(unquote(text.slice(start, end))).toBe(name);
    }
  });
});

test.each([
  ['hub1', 'hub1'],
  ['hub-1_a', 'hub-1_a'],
  ['10-hub', '"10-hub"'],
  ['hub-', '"hub-"'],
  ['Zürich', '"Zürich"'],
  ['a.b', '"a.b"'],
  ['', '""'],
])('the name %s is written %s', (name, written) => {
  expect(nameText(name)).toBe(written);
  expect(unquote(written)).toBe(name);
});

test('a reference is written with quotes where they are needed', () => {
  expect(referenceText(['a.b', 'c'])).toBe('"a.b".c');
});

test.each([
  ['hub1', 'hub1', 0],
  ['hub1', 'hup1', 1],
  ['nva1', 'nav1', 1],
  ['spoke', 'spokes', 1],
])('from %s to %s it takes %i changes', (a, b, distance) => {
  expect(editDistance(a, b, 2)).toBe(distance);
});

test('words that have nothing in common take more than the limit', () => {
  expect(editDistance('a', 'completely', 2)).toBeGreaterThan(2);
});

test('ids of names with separators stay different', () => {
  expect(declarationId('nic', ['a', 'b', 'c'])).toBe('nic:a/b/c');
  expect(declarationId('nic', ['a/b', 'c'])).not.toBe(declarationId('nic', ['a', 'b/c']));
});
