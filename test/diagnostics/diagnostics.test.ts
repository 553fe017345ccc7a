import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findingCodes } from '@azroute/engine';
import { languageCodes } from '@azroute/language';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { open } from '../expectations/subject.js';

const pages = join(import.meta.dirname, '../../docs/diagnostics');
const titles = new Map([
  ...Object.entries(languageCodes).map(([code, { title }]) => [code, title] as const),
  ...findingCodes.map(({ code, title }) => [code, title] as const),
]);
const pageCodes = readdirSync(pages)
  .filter((file) => file.startsWith('AZR'))
  .map((file) => file.replace('.md', ''));

/** Codes that no text of a page can give: one takes 4,000 routes, one stands for a fault of azroute. */
const withoutExample = ['AZR204', 'AZR901'];

function examplesOf(code: string): string[] {
  const page = readFileSync(join(pages, `${code}.md`), 'utf8');
  return [...page.matchAll(/^```azroute\n([\s\S]*?)^```/gm)].map(([, text = '']) => text);
}

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'azroute-diagnostics-'));
  mkdirSync(join(folder, 'hubs'));
});

afterAll(() => rmSync(folder, { recursive: true }));

async function codesOf(text: string): Promise<string[]> {
  const file = join(folder, 'example.azroute');
  writeFileSync(file, text);
  const { reported } = await open(file, {});
  return [...new Set(reported.map(({ code }) => code))].sort();
}

test('every code has a page and every page a code', () => {
  expect(pageCodes.sort()).toEqual([...titles.keys()].sort());
});

test('the index lists every page', () => {
  const index = readFileSync(join(pages, 'README.md'), 'utf8');
  const listed = [...index.matchAll(/\[(AZR\d{3})\]\(AZR\d{3}\.md\) \| ([^|]*) \|/g)];
  expect(new Map(listed.map(([, code = '', title = '']) => [code, title]))).toEqual(new Map([...titles].sort()));
});

describe.each(pageCodes.sort())('%s', (code) => {
  const page = readFileSync(join(pages, `${code}.md`), 'utf8');
  const [bad, good] = examplesOf(code);
  const severity = Object.entries(languageCodes).find(([each]) => each === code)?.[1].severity;

  test('the page has the title of the code', () => {
    expect(page.split('\n')[0]).toBe(`# ${code} · ${titles.get(code)}`);
  });

  if (severity !== undefined) {
    test('the page has the severity of the code', () => {
      expect(/^\*\*(\w+)\.\*\*/m.exec(page)?.[1]?.toLowerCase()).toBe(severity);
    });
  }
  if (!withoutExample.includes(code)) {
    test('the example gives the code and no other', async () => {
      expect(await codesOf(bad ?? '')).toEqual([code]);
    });
  }
  if (good !== undefined) {
    test('the mended example gives no code at all', async () => {
      expect(await codesOf(good)).toEqual([]);
    });
  }
});
