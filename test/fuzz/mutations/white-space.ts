import type { Random } from '../random.js';
import { linesIn, type Mutation, replaced, wordsIn } from './mutation.js';

const blanks = [' ', '  ', '\t', '\f', '\v', '\u00a0', '\u2028', '\u2029', '\u3000', '\ufeff', '\u0085'];
const lineEnds = ['\n', '\r\n', '\r', '\n\n', '\n\r', '\r\r\n', '\n\n\n'];

/** Replaces each gap between words with the result of `change`. */
function gaps(text: string, change: (gap: string, before: string, after: string) => string): string {
  let result = '';
  let end = 0;
  let before = '';
  for (const word of wordsIn(text)) {
    const after = text.slice(word.start, word.end);
    result += change(text.slice(end, word.start), before, after) + after;
    before = after;
    end = word.end;
  }
  return result + text.slice(end);
}

/** A gap that keeps its neighbors apart: a line comment needs the end of its line. */
function sound(gap: string, before: string, wanted: string): string {
  if (before.startsWith('//') && !/[\r\n]/.test(wanted)) return gap;
  return gap === '' ? '' : wanted;
}

function someGaps(text: string, random: Random, percent: number, wanted: () => string): string {
  return gaps(text, (gap, before) => (random.below(100) < percent ? sound(gap, before, wanted()) : gap));
}

/** Different white space, line ends and indentation. */
export const whiteSpaceMutations: readonly Mutation[] = [
  { name: 'other line ends', apply: (text, random) => withLineEnds(text, () => random.of(['\r\n', '\r', '\n\r'])) },
  {
    name: 'one kind of line ends',
    apply: (text, random) => {
      const lineEnd = random.of(['\r\n', '\r']);
      return withLineEnds(text, () => lineEnd);
    },
  },
  { name: 'mixed line ends', apply: (text, random) => withLineEnds(text, () => random.of(['\n', '\r\n', '\r'])) },
  { name: 'some other blanks', apply: (text, random) => someGaps(text, random, 20, () => random.of(blanks)) },
  { name: 'all on one line', apply: (text, random) => someGaps(text, random, 100, () => ' ') },
  { name: 'some lines together', apply: (text, random) => someGaps(text, random, 15, () => ' ') },
  { name: 'a line for each word', apply: (text, random) => someGaps(text, random, 100, () => random.of(lineEnds)) },
  { name: 'some lines more', apply: (text, random) => someGaps(text, random, 10, () => random.of(lineEnds)) },
  {
    name: 'no indentation',
    apply: (text) =>
      linesIn(text)
        .map((line) => line.replace(/^[ \t]+/, ''))
        .join(''),
  },
  {
    name: 'other indentation',
    apply: (text, random) =>
      linesIn(text)
        .map((line) =>
          line.replace(/^[ \t]*/, (old) => random.of([old, old, old, '', ' ', '  ', '    ', '\t', `${old} `])),
        )
        .join(''),
  },
  {
    name: 'one line with other indentation',
    apply: (text, random) => {
      const lines = linesIn(text);
      const at = random.below(lines.length);
      lines[at] = (lines[at] ?? '').replace(/^[ \t]*/, random.of(['', '  ', '    ', '\t', '         ']));
      return lines.join('');
    },
  },
  {
    name: 'all lines indented',
    apply: (text, random) => {
      const indentation = random.of(['  ', '\t', '   ']);
      return linesIn(text)
        .map((line) => indentation + line)
        .join('');
    },
  },
  { name: 'a mark of the byte order', apply: (text) => `\ufeff${text}` },
  { name: 'no line end at the end', apply: (text) => text.trimEnd() },
  { name: 'white space at the end', apply: (text, random) => text + random.of([...blanks, ...lineEnds]) },
  {
    name: 'no white space somewhere',
    apply: (text, random) => {
      const words = wordsIn(text);
      const at = random.below(words.length - 1);
      return replaced(text, { start: words[at]?.end ?? 0, end: words[at + 1]?.start ?? 0 }, '');
    },
  },
];

function withLineEnds(text: string, lineEnd: () => string): string {
  return linesIn(text)
    .map((line) => line.replace(/\r\n|\r|\n/, lineEnd))
    .join('');
}
