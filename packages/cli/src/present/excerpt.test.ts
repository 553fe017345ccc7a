import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { excerptOf } from './excerpt.js';

/** What is underlined, by the width of what stands before and above the carets. */
function underlined(line: string, column: number, endColumn: number, columns = 80) {
  const place = { file: 'f', line: 1, column, endLine: 1, endColumn };
  const { source, carets } = excerptOf(line, place, columns);
  expect(stringWidth(source)).toBeLessThanOrEqual(columns);
  expect(stringWidth(carets)).toBeLessThanOrEqual(columns);
  const blanks = carets.length - carets.trimStart().length;
  let [text, width] = ['', 0];
  for (const { segment } of new Intl.Segmenter().segment(source)) {
    if (width >= blanks && width < carets.length) text += segment;
    width += stringWidth(segment);
  }
  return { text, source };
}

describe('carets are below', () => {
  it.each([
    ['a word', 'vnet hub {', 6, 9, 'hub'],
    ['a word after tabs', '\t\tnic vm 10.0.0.4', 7, 9, 'vm'],
    ['a word after a tab in the text', 'nic\tvm', 5, 7, 'vm'],
    ['a word after wide characters', 'vnet "東京" peer', 11, 15, 'peer'],
    ['a word of wide characters', 'vnet "東京"', 6, 10, '"東京"'],
    ['a word after an emoji of several code points', '// 👩‍💻 x', 10, 11, 'x'],
    ['a word after a combining mark', 'vnet "e\u0301" x', 11, 12, 'x'],
    ['an escaped control character', 'vnet "\u001b[2J"', 7, 8, '\\u001b'],
    ['a word after what a build service would obey', '##[error] x', 11, 12, 'x'],
    ['a place at the end of a line', 'vnet', 5, 5, ''],
    ['a place behind the end of a line', 'vnet', 50, 60, ''],
    ['one character of an empty range', 'vnet hub', 6, 6, 'h'],
  ])('%s', (_what, line, column, endColumn, expected) => {
    expect(underlined(line, column, endColumn).text).toBe(expected);
  });
});

describe('a line that is too long', () => {
  const long = `${'a '.repeat(100)}here ${'b '.repeat(100)}`;
  it('is cut on both sides of the place', () => {
    const { text, source } = underlined(long, 201, 205, 40);
    expect(text).toBe('here');
    expect(source).toMatch(/^….*here.*…$/);
  });
  it('is cut after a place at its start', () => {
    expect(underlined(long, 1, 2, 40)).toMatchObject({ text: 'a', source: expect.stringMatching(/^a a.*…$/) });
  });
  it('of four million characters is cut at once', () => {
    const huge = `${'x '.repeat(2_000_000)}here`;
    expect(underlined(huge, 4_000_001, 4_000_005, 60)).toMatchObject({
      text: 'here',
      source: expect.stringMatching(/^….*here$/),
    });
  });
  it.each([1, 5, 20, 21])('in a terminal of %i columns keeps the place', (columns) => {
    const { carets } = excerptOf(long, { file: 'f', line: 1, column: 201, endLine: 2, endColumn: 1 }, columns);
    expect(carets).toContain('^');
  });
});
