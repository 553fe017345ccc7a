import { EmptyFileSystem } from 'langium';
import { expect, test } from 'vitest';
import { createAzrouteServices } from '../module.js';
import { provedEdits } from './proved-edits.js';
import { ReadText } from './read-text.js';

const services = createAzrouteServices(EmptyFileSystem).azroute;

/** Removes double spaces; each `|` begins a part. */
function proved(marked: string): string {
  const text = marked.replaceAll('|', '');
  let removed = 0;
  const parts = marked.split('|').map((part) => {
    const start = removed;
    removed += part.length;
    return [...part.matchAll(/ {2}/g)].map(({ index }) => ({
      start: start + index,
      end: start + index + 2,
      text: ' ',
    }));
  });
  return provedEdits(new ReadText(services, text), parts, (other) => new ReadText(services, other)).after.text;
}

const cases: readonly [what: string, marked: string, after: string][] = [
  ['all parts of a sound text', 'vnet  a\n|vnet  b\n', 'vnet a\nvnet b\n'],
  ['none that would join words', 'vnet  a\n|vnet b // x  y\n', 'vnet a\nvnet b // x  y\n'],
  [
    'all but the part on whose indentation a broken statement depends',
    'vnet  a\n|vnet  b\n|  scenario s\n\t expect  a ->\n|vnet  c {\n',
    'vnet a\nvnet b\n  scenario s\n\t expect  a ->\nvnet c {\n',
  ],
];

test.each(cases)('edits are made in %s', (_what, marked, after) => {
  expect(proved(marked)).toBe(after);
});
