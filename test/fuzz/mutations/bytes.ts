import { type Mutation, replaced } from './mutation.js';

const characters = [
  '\0',
  '\x07',
  '\x1b[31m',
  '\x7f',
  '\ud800',
  '\udc00',
  '\ufffd',
  '\ufffd\ufffd',
  '\u{1f600}',
  '\u202e',
  'é',
  'İ',
  'ß',
  '$&',
  '`',
  '\\',
  '%',
  '<!--',
];

/** Bytes and characters that don't belong to the language. */
export const byteMutations: readonly Mutation[] = [
  {
    name: 'an odd character',
    apply: (text, random) => {
      const at = random.below(text.length + 1);
      return replaced(text, { start: at, end: at + random.below(2) }, random.of(characters));
    },
  },
  {
    name: 'other bytes',
    apply: (text, random) => {
      const bytes = Buffer.from(text);
      for (let n = random.below(4); n >= 0 && bytes.length > 0; n--)
        bytes[random.below(bytes.length)] = random.below(256);
      return bytes.toString('utf8');
    },
  },
  {
    name: 'another encoding',
    apply: (text, random) =>
      Buffer.from(text, random.of(['utf16le', 'utf8', 'latin1'] as const)).toString(
        random.of(['utf8', 'latin1', 'utf16le'] as const),
      ),
  },
  {
    name: 'a character less',
    apply: (text, random) => {
      const at = random.below(text.length);
      return replaced(text, { start: at, end: at + 1 }, '');
    },
  },
];
