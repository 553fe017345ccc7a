import { isDeepStrictEqual } from 'node:util';
import type { Position, Range, TextEdit } from 'vscode-languageserver';
import { type Meaning, meaningOf } from '../meaning.js';
import type { Random } from '../random.js';
import { edited, type Subject, withSubject } from '../subject.js';
import type { Property } from './property.js';

const options = { tabSize: 4, insertSpaces: true };

type Way = (subject: Subject) => Promise<readonly TextEdit[]>;

/** Formats the whole text. */
const whole: Way = async ({ services, document, uri }) =>
  (await services.lsp.Formatter?.formatDocument(document, { textDocument: { uri }, options })) ?? [];

const ofRange =
  (range: Range): Way =>
  async ({ services, document, uri }) =>
    (await services.lsp.Formatter?.formatDocumentRange(document, { textDocument: { uri }, options, range })) ?? [];

const behindBrace =
  (position: Position): Way =>
  async ({ services, document, uri }) =>
    (await services.lsp.Formatter?.formatDocumentOnType(document, {
      textDocument: { uri },
      options,
      position,
      ch: '}',
    })) ?? [];

/** No kind of formatting changes the meaning of a text, and formatting is idempotent. */
export const formatting: Property = {
  name: 'formatting',
  complaints: async (subject, random) => {
    const complaints: string[] = [];
    const before = lazy(() => meaningOf(subject));
    const tried = new Set([subject.text]);
    for (const [name, way] of waysFor(subject, random)) {
      const formatted = edited(subject.text, await way(subject));
      if (tried.has(formatted)) continue;
      tried.add(formatted);
      await withSubject(formatted, async (after) => {
        const changes = changesOf(before(), meaningOf(after));
        if (changes) complaints.push(`${name} changes what the text says: ${changes}\n--- formatted\n${formatted}`);
        const twice = way === whole ? edited(formatted, await whole(after)) : formatted;
        if (twice !== formatted)
          complaints.push(`formatting twice makes another text\n--- once\n${formatted}\n--- twice\n${twice}`);
      });
    }
    return complaints;
  },
};

/** The whole text, and either a range of it or the block that one of its braces closes. */
function waysFor({ text, document: { textDocument } }: Subject, random: Random): [name: string, way: Way][] {
  const braces = [...text.matchAll(/\}/g)].map(({ index }) => index + 1);
  if (braces.length > 0 && random.below(2) === 0) {
    const position = textDocument.positionAt(random.of(braces));
    return [
      ['formatting', whole],
      [`formatting what ${JSON.stringify(position)} closes`, behindBrace(position)],
    ];
  }
  const [a, b] = [random.below(text.length + 1), random.below(text.length + 1)];
  const range = { start: textDocument.positionAt(Math.min(a, b)), end: textDocument.positionAt(Math.max(a, b)) };
  return [
    ['formatting', whole],
    [`formatting ${JSON.stringify(range)}`, ofRange(range)],
  ];
}

function lazy<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function changesOf(before: Meaning, after: Meaning): string | undefined {
  if (!isDeepStrictEqual(before.pieces, after.pieces)) return 'the words';
  for (const part of ['reported', 'hidden'] as const) {
    const [old, now] = [before[part], after[part]];
    const gone = old.filter((one) => !now.includes(one));
    const come = now.filter((one) => !old.includes(one));
    if (gone.length + come.length > 0)
      return `${part}\n${[...gone.map((one) => `- ${one}`), ...come.map((one) => `+ ${one}`)].join('\n')}`;
    if (old.length !== now.length) return `the number of what is ${part}`;
  }
  return isDeepStrictEqual(before.tables, after.tables) ? undefined : 'the routes';
}
