import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { endWords, lossWords, type Note } from '@azroute/engine';
import { expect, test } from 'vitest';

/*
 * Programs that read the JSON rely on docs/ends.md: it must list all words of the engine and no others.
 */
const page = readFileSync(join(import.meta.dirname, '../../docs/ends.md'), 'utf8');

const remarks = {
  notDeclared: true,
  untranslatedSource: true,
  forwardedTrafficNotAllowed: true,
  hostRouteAssumed: true,
  unknownExtent: true,
  unknownTable: true,
  endpointPastVnetLocal: true,
  pathsNotFollowed: true,
} satisfies Readonly<Record<Note['remark']['kind'], true>>;

/** The first cells of the rows of the table under a heading. */
function table(heading: string, cells: number): string[][] {
  const part = page.split(/^## /m).find((each) => each.startsWith(`${heading}\n`)) ?? '';
  const [, ...rows] = [...part.matchAll(/^\| `.*$/gm)];
  return rows.map(([row]) =>
    row
      .split('|')
      .slice(1, cells + 1)
      .map((cell) => cell.trim().replaceAll('`', '')),
  );
}

test('the page has every end with its verdict', () => {
  const words = Object.entries(endWords).map(([kind, { verdict }]) => [kind, verdict]);
  expect(table('How the path of a packet ends', 2)).toEqual(words);
});

test('the page has every remark', () => {
  expect(table('Remarks', 1)).toEqual(Object.keys(remarks).map((kind) => [kind]));
});

test("the page has every reason why a route doesn't decide", () => {
  expect(table("Why a route doesn't decide", 1)).toEqual(Object.keys(lossWords).map((kind) => [kind]));
});
