import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { allCodes, linkRules, unlinkRules } from '@azroute/language';
import { loadTopology } from '@azroute/language/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Diagnostic } from 'vscode-languageserver-types';
import { configurationSchema } from './configuration-schema.js';
import { indexPage, readmeList, severityName } from './lists.js';
import { formatted, pageText } from './page-text.js';
import { folder as docs, pages, texts } from './pages.js';
import { markedLines } from './places.js';

const root = join(import.meta.dirname, '../..');

/** Codes that come with another one: it is about the table on which the expectation rests. */
const alongside: Readonly<Record<string, readonly string[]>> = { AZR604: ['AZR421'] };

/**
 * Codes that no example on a page can trigger: they need hundreds of routes or problems or a text that is too large,
 * concern azroute.json, or indicate a bug in azroute.
 */
const withoutExample = ['AZR014', 'AZR054', 'AZR055', 'AZR204', 'AZR215', 'AZR413', 'AZR901', 'AZR902', 'AZR910'];

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'azroute-diagnostics-'));
  mkdirSync(join(folder, 'hubs'));
});

afterAll(() => rmSync(folder, { recursive: true }));

const reported = new Map<string, readonly Diagnostic[]>();

/** What azroute reports in a single file. */
async function reportedIn(text: string): Promise<readonly Diagnostic[]> {
  const known = reported.get(text);
  if (known) return known;
  const file = join(folder, 'example.azroute');
  writeFileSync(file, text);
  const diagnostics = [...(await loadTopology([file])).diagnostics.values()].flat();
  reported.set(text, diagnostics);
  return diagnostics;
}

test('codes are in order, and each is there once', () => {
  const codes = allCodes.map(({ code }) => code);
  expect(codes).toEqual([...new Set(codes)].sort());
  for (const code of codes) expect(code).toMatch(/^AZR\d{3}$/);
});

test('every code has a page docs/diagnostics/AZR123.md, and every page a code', () => {
  expect([...pages.keys()].sort()).toEqual(allCodes.map(({ code }) => code));
});

test('the index of the pages is up to date (`vitest run test/diagnostics --update` renews it)', async () => {
  await expect(indexPage()).toMatchFileSnapshot(join(docs, 'README.md'));
});

test('the schema of azroute.json is up to date', async () => {
  const file = join(root, 'packages/extension/schemas/azroute.schema.json');
  await expect(configurationSchema()).toMatchFileSnapshot(file);
});

test('the list in the README is up to date', async () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  const marked = /(<!-- codes -->\n)[\s\S]*?(\n<!-- \/codes -->)/;
  expect(readme).toMatch(marked);
  await expect(readme.replace(marked, `$1${readmeList()}$2`)).toMatchFileSnapshot(join(root, 'README.md'));
});

test('the examples are underlined where they were (`vitest run test/diagnostics --update` renews places.txt)', async () => {
  const places: string[] = [];
  for (const { code, example } of pages.values()) {
    if (example === undefined) continue;
    const file = formatted(example);
    places.push(`${code}\n\n${markedLines(file, await reportedIn(file))}`);
  }
  await expect(places.join('\n')).toMatchFileSnapshot(join(import.meta.dirname, 'places.txt'));
});

describe.each([...pages.values()])('the page of $code', (page) => {
  const { code, meaning, details, why, example, fix, fixed } = page;

  test('has the form that is read, with sentences where they have to be', () => {
    // The page must not contain anything that is not read: an update would drop it.
    expect(pageText(page)).toBe(texts.get(code));
    for (const text of [meaning, ...(details ? [details] : [])]) expect(text).toMatch(/\.$/);
    expect(why.length * fix.length).toBeGreaterThan(0);
  });

  test('has the title and severity of its code, formatted files, links to rules, and what azroute says', async () => {
    const about = allCodes.find((each) => each.code === code);
    // Other tests report these.
    if (!about || pageText(page) !== texts.get(code)) return;
    expect(about.title).not.toMatch(/\.$/);
    const says = example === undefined ? [] : (await reportedIn(example)).map(messageOf);
    const renewed = pageText({
      ...page,
      title: about.title,
      severity: severityName(about.severity),
      ...(example !== undefined && { example: formatted(example) }),
      says: [...new Set(says)].slice(0, 3),
      ...(fixed !== undefined && { fixed: formatted(fixed) }),
    });
    await expect(linkRules(unlinkRules(renewed), '../rules')).toMatchFileSnapshot(join(docs, `${code}.md`));
  });

  test('has an example that gives this code and no other finding', async () => {
    if (withoutExample.includes(code)) expect(example).toBeUndefined();
    else {
      const codes = new Set((await reportedIn(example ?? '')).map((each) => each.code));
      expect([...codes].sort()).toEqual([...(alongside[code] ?? []), code].sort());
    }
  });

  if (fixed !== undefined) {
    test('has a fixed example that gives no finding at all', async () => {
      expect(await reportedIn(fixed)).toEqual([]);
    });
  }
});

function messageOf({ message }: Diagnostic): string {
  return typeof message === 'string' ? message : message.value;
}
