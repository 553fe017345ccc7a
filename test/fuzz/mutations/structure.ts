import type { Random } from '../random.js';
import { atWord, between, linesIn, type Mutation, replaced, wordsIn } from './mutation.js';

const marks = '{}[],"';
const isMark = (word: string) => marks.includes(word);

function span(text: string, random: Random) {
  const words = wordsIn(text);
  const from = random.below(words.length);
  const to = Math.min(words.length - 1, from + random.below(12));
  return { start: words[from]?.start ?? 0, end: words[to]?.end ?? 0 };
}

/** Structures that are unclosed, cut off, moved, or nested too deeply. */
export const structureMutations: readonly Mutation[] = [
  { name: 'a bracket less', apply: (text, random) => atWord(text, random, () => '', isMark) },
  {
    name: 'a brace less',
    apply: (text, random) =>
      atWord(
        text,
        random,
        () => '',
        (word) => word === '{' || word === '}',
      ),
  },
  { name: 'another bracket', apply: (text, random) => atWord(text, random, () => random.of([...marks]), isMark) },
  { name: 'a bracket more', apply: (text, random) => between(text, random, random.of([...marks])) },
  {
    name: 'a quote inside a word',
    apply: (text, random) => {
      const at = random.below(text.length + 1);
      return replaced(text, { start: at, end: at }, '"');
    },
  },
  { name: 'the end cut off', apply: (text, random) => text.slice(0, random.below(text.length + 1)) },
  { name: 'the beginning cut off', apply: (text, random) => text.slice(random.below(text.length + 1)) },
  { name: 'a part cut out', apply: (text, random) => replaced(text, span(text, random), '') },
  {
    name: 'a part twice',
    apply: (text, random) => {
      const { start, end } = span(text, random);
      return replaced(text, { start: end, end }, `${random.of([' ', '\n', ''])}${text.slice(start, end)}`);
    },
  },
  {
    name: 'a line at another place',
    apply: (text, random) => {
      const lines = linesIn(text);
      const [line = ''] = lines.splice(random.below(lines.length), 1);
      lines.splice(random.below(lines.length + 1), 0, line);
      return lines.join('');
    },
  },
  {
    name: 'a line less',
    apply: (text, random) => {
      const lines = linesIn(text);
      lines.splice(random.below(lines.length), 1);
      return lines.join('');
    },
  },
  {
    name: 'blocks inside each other',
    apply: (text, random) => {
      const depth = random.of([2, 3, 5, 60]);
      const head = random.of(['vnet a {', 'vnet a { subnet b 10.0.0.0/24 {', '{', '[', 'scenario s {\n']);
      return between(text, random, `\n${head.repeat(depth)}\n${random.of(['', '}'.repeat(depth), ']'.repeat(depth)])}`);
    },
  },
  {
    name: 'a block around the text',
    apply: (text, random) =>
      `${random.of(['vnet outer', 'site outer', 'nva outer', 'foo'])} {\n${text}${random.of(['}', ''])}`,
  },
];
