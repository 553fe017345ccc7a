import { readdirSync, readFileSync } from 'node:fs';
import { EmptyFileSystem } from 'langium';
import { expect, it } from 'vitest';
import { createAzrouteServices } from '../module.js';
import { fileKeywords } from '../parser/statement-starts.js';
import { surroundings } from './surroundings.js';

const { Grammar } = createAzrouteServices(EmptyFileSystem).azroute;
const keywords = fileKeywords(Grammar);
const part = (text: string, before = 1) => {
  const offset = text.indexOf('|');
  const whole = text.replace('|', '');
  const { start, end } = surroundings(whole, offset, keywords, before);
  return whole.slice(start, end);
};

it.each([
  ['a statement alone', 'vnet a {}\nvnet b {\n  |\n}\nvnet c {}', 'vnet b {\n  \n}'],
  ['the first statement', 'vnet a {\n|\n}\nvnet b {}', 'vnet a {\n\n}'],
  ['the end of the text', 'vnet a {}\nvnet b {\n|', 'vnet b {\n'],
  ['a word that only begins like a keyword', 'vnet a {\nvnets|\n}\n', 'vnet a {\nvnets\n}\n'],
  [
    'all, where a comment is open',
    'vnet a {}\n/*\nvnet b {}\n|\n*/\nvnet c {}',
    'vnet a {}\n/*\nvnet b {}\n\n*/\nvnet c {}',
  ],
  ['all, where the text begins with an empty line', '\n|', '\n'],
  ['everything after empty lines', '\n\nvn|', '\n\nvn'],
  ['the statement after a comment', '/* vnet */\nvnet a {\n|}', 'vnet a {\n}'],
])('is %s', (_what, text, expected) => {
  expect(part(text)).toBe(expected);
});

it('is longer if more statements are requested', () => {
  expect(part('vnet a {}\nvnet b {}\nvnet c {\n|', 2)).toBe('vnet b {}\nvnet c {\n');
});

it('starts and ends at statements at every place of the examples', () => {
  const folder = new URL('../../../../examples/', import.meta.url);
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.azroute'))) {
    const text = readFileSync(new URL(file, folder), 'utf8');
    for (let offset = 0; offset <= text.length; offset += 7) {
      const { start, end } = surroundings(text, offset, keywords, 4);
      expect(start).toBeLessThanOrEqual(offset);
      expect(end).toBeGreaterThanOrEqual(offset);
      if (start > 0) expect(keywords.has(/^\w+/.exec(text.slice(start))?.[0] ?? '')).toBe(true);
    }
  }
});
