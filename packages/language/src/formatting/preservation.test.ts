import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { EmptyFileSystem, URI } from 'langium';
import { describe, expect, test } from 'vitest';
import { createAzrouteServices } from '../module.js';
import { formatText } from './format-text.js';
import { applied } from './gap-edits.js';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const folders = ['examples', 'test/designs', 'test/conformance'];
const files = folders.flatMap((folder) =>
  readdirSync(root + folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.azroute'))
    .map((file) => `${folder}/${file}`),
);

/** Words, comments and the text between them. */
const piece = /\/\*[\s\S]*?\*\/|\/\/[^\n]*|"[^"\n]*"|[{},[\]]|<->|->|[^\s{},[\]"]+/g;

/** The words and comments of a text in order: everything that formatting must not change. */
function piecesOf(text: string): string[] {
  return text.match(piece) ?? [];
}

/** Rebuilds a text with different white space; a line comment needs the end of its line. */
function mangled(text: string, between: (n: number) => string): string {
  let n = 0;
  const parts = piecesOf(text).map((part) => (part.startsWith('//') ? `${part}\n` : part + between(n++)));
  return parts.join('');
}

const manglings: Readonly<Record<string, (text: string) => string>> = {
  untouched: (text) => text,
  'without indentation': (text) => text.replace(/^[ \t]+/gm, ''),
  'with single blanks': (text) => mangled(text, () => ' '),
  'with a line for each word': (text) => mangled(text, () => '\n'),
  'with white space of all kinds': (text) =>
    mangled(text, (n) => [' ', '  ', '\n', '\t', '\n\n\n', '    ', '\r\n'][(n * n + 3 * n) % 7] ?? ' '),
  'full of comments': (text) =>
    mangled(
      text,
      (n) =>
        ['\n// own line\n', ' // behind\n', ' /* in line */ ', ' ', '\n/* over\n  lines */\n'][(n * n + n) % 5] ?? ' ',
    ),
};

const services = createAzrouteServices(EmptyFileSystem).azroute;
const { LangiumDocumentFactory, LangiumDocuments, DocumentBuilder } = services.shared.workspace;

/** The meaning of a text by itself: its topology, and its diagnostics without their locations. */
async function meaning(text: string) {
  const uri = URI.parse('file:///a.azroute');
  const document = LangiumDocumentFactory.fromString(text, uri);
  LangiumDocuments.addDocument(document);
  await DocumentBuilder.build([document], { validation: true });
  const topology = services.topology.TopologyProvider.viewOf(uri)?.topology;
  await DocumentBuilder.update([], [uri]);
  return { topology, messages: document.diagnostics?.map(({ message }) => message) };
}

function format(text: string): string {
  return applied(text, formatText(services, text));
}

describe.each(files)('%s', async (file) => {
  const original = readFileSync(root + file, 'utf8');
  const meant = await meaning(original);

  test.each(Object.entries(manglings))('keeps its words, comments and meaning if it is %s', async (_name, mangle) => {
    const text = mangle(original);
    const formatted = format(text);
    expect(piecesOf(formatted)).toEqual(piecesOf(text));
    expect(format(formatted)).toBe(formatted);
    expect(await meaning(formatted)).toEqual(meant);
  });

  test('is written as the formatter writes it', () => {
    expect(format(original)).toBe(original);
  });
});
