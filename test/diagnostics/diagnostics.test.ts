import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { allCodes, codePage } from '@azroute/language';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { open, type Reported } from '../expectations/subject.js';
import { configurationSchema } from './configuration-schema.js';
import { indexPage, readmeList } from './lists.js';

const root = join(import.meta.dirname, '../..');
const pages = join(root, 'docs/diagnostics');

/**
 * Codes that no text of a page can give: they take hundreds of routes or problems, or a text that is too large, stand in
 * azroute.json, or are a fault of azroute.
 */
const withoutExample = ['AZR014', 'AZR054', 'AZR055', 'AZR204', 'AZR215', 'AZR413', 'AZR901', 'AZR902', 'AZR910'];

/** The pages that were there before the tests, since a missing one is written by them. */
const present = new Set(readdirSync(pages));

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'azroute-diagnostics-'));
  mkdirSync(join(folder, 'hubs'));
});

afterAll(() => rmSync(folder, { recursive: true }));

/** Whether the run is one with `--update`. */
function isRenewed(): boolean {
  const { snapshotState }: { readonly snapshotState: object } = expect.getState();
  return '_updateSnapshot' in snapshotState && snapshotState._updateSnapshot === 'all';
}

async function reportedIn(text: string): Promise<readonly Reported[]> {
  const file = join(folder, 'example.azroute');
  writeFileSync(file, text);
  return (await open(file, {})).reported;
}

test('codes are in order, and each is there once', () => {
  const codes = allCodes.map(({ code }) => code);
  expect(codes).toEqual([...new Set(codes)].sort());
  for (const code of codes) expect(code).toMatch(/^AZR\d{3}$/);
});

test('every page has a code', () => {
  const files = readdirSync(pages).filter((file) => file.startsWith('AZR'));
  expect(files.filter((file) => !allCodes.some(({ code }) => file === `${code}.md`))).toEqual([]);
});

test('the index of the pages is up to date (`vitest run test/diagnostics --update` renews it)', async () => {
  await expect(indexPage()).toMatchFileSnapshot(join(pages, 'README.md'));
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

describe.each(allCodes)('$code $title', (code) => {
  const { example, mended } = code;

  test('has sentences where it has to, and a title that is none', () => {
    expect(code.title).not.toMatch(/\.$/);
    for (const text of [code.meaning, ...(code.details ? [code.details] : [])]) expect(text).toMatch(/\.$/);
    expect(code.why.length * code.mend.length).toBeGreaterThan(0);
  });

  test('has an up-to-date page, with an example that gives this code and no other finding', async () => {
    const reported = example === undefined ? [] : await reportedIn(example);
    const shown = [...new Set(reported.map(({ message }) => message))];
    const page = join(pages, `${code.code}.md`);
    if (!isRenewed()) expect(present).toContain(`${code.code}.md`);
    await expect(codePage(code, shown.slice(0, 3), '../rules')).toMatchFileSnapshot(page);
    if (withoutExample.includes(code.code)) expect(example).toBeUndefined();
    else expect([...new Set(reported.map((each) => each.code))]).toEqual([code.code]);
  });

  if (mended !== undefined) {
    test('has a mended example that gives no finding at all', async () => {
      expect(await reportedIn(mended)).toEqual([]);
    });
  }
});
