import { expect, it } from 'vitest';
import { hasUnseen, visibleText } from './visible-text.js';

const shown: readonly [what: string, text: string, visible: string][] = [
  ['an escape sequence of a terminal', 'a\u001b[31mb', 'a\\u001b[31mb'],
  ['the bell, a null and the delete character', '\u0007\u0000\u007f', '\\u0007\\u0000\\u007f'],
  ['the one-byte form of an escape sequence', '\u009b2J', '\\u009b2J'],
  ['line ends and tabs', 'a\r\n\tb', 'a\\u000d\\u000a\\u0009b'],
  ['separators of lines and paragraphs', 'a\u2028b\u2029c\u0085d', 'a\\u2028b\\u2029c\\u0085d'],
  ['overrides of the writing direction', 'nic\u202e4.1\u202c\u2066x\u2069', 'nic\\u202e4.1\\u202c\\u2066x\\u2069'],
  ['marks of the writing direction', '\u200e\u200f\u061c', '\\u200e\\u200f\\u061c'],
  ['characters without width', 'a\u200bb\u2060c\ufeffd\u00ade', 'a\\u200bb\\u2060c\\ufeffd\\u00ade'],
  ['tags', 'a\u{e0041}', 'a\\udb40\\udc41'],
  ['half a surrogate', 'a\ud800b\udc00', 'a\\ud800b\\udc00'],
];

it.each(shown)('%s is shown', (_what, text, visible) => {
  expect(hasUnseen(text)).toBe(true);
  expect(visibleText(text)).toBe(visible);
  expect(JSON.parse(`"${visible}"`)).toBe(text);
});

it.each(['hub1', 'Zürich', '网络', 'نهفته\u200cشده', '👩\u200d💻', 'a "b" \\u001b'])('%s is not changed', (text) => {
  expect(hasUnseen(text)).toBe(false);
  expect(visibleText(text)).toBe(text);
});
