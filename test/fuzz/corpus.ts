import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { found } from './found.js';
import type { Origin } from './origin.js';

const root = join(import.meta.dirname, '../..');

/** Longer texts are split into pieces, so that an input is small enough for all checks. */
const mostCharacters = 900;

const files: readonly Origin[] = [
  'examples/**/*.azroute',
  'test/{findings,designs,conformance,mutations}/**/*.azroute',
  'packages/*/src/**/*.azroute',
]
  .flatMap((pattern) => globSync(pattern, { cwd: root, exclude: ['**/node_modules/**'] }))
  .sort()
  .map((file) => ({ name: file, text: readFileSync(join(root, file), 'utf8').replaceAll('<|>', '') }));

const pages: readonly Origin[] = ['README.md', ...globSync('docs/**/*.md', { cwd: root }).sort()].flatMap((page) =>
  [...readFileSync(join(root, page), 'utf8').matchAll(/^```azroute\n([\s\S]*?)^```/gm)].map(([, text = ''], i) => ({
    name: `${page} (${i + 1})`,
    text,
  })),
);

/** All azroute texts of the project: examples, fixtures, those on the pages, and those that once failed. */
export const corpus: readonly Origin[] = distinct([...found, ...files, ...pages]);

/** The same texts, long ones cut into pieces between statements. */
export const pieces: readonly Origin[] = corpus.flatMap(({ name, text }) =>
  cut(text).map((piece, i) => ({ name: i === 0 ? name : `${name}, piece ${i + 1}`, text: piece })),
);

function distinct(origins: readonly Origin[]): Origin[] {
  const byText = new Map<string, Origin>();
  for (const origin of origins) if (!byText.has(origin.text)) byText.set(origin.text, origin);
  return [...byText.values()];
}

function cut(text: string): string[] {
  if (text.length <= mostCharacters) return [text];
  const found: string[] = [];
  let piece = '';
  for (const statement of text.split(/^(?=[a-z])/m)) {
    if (piece !== '' && piece.length + statement.length > mostCharacters) {
      found.push(piece);
      piece = '';
    }
    piece += statement;
  }
  return piece === '' ? found : [...found, piece];
}
