import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadTopology } from '@azroute/language/node';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withMarks, withoutMarks } from './marked.js';

const fixtures = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.azroute'))
  .sort();
const nearMisses = fixtures.filter((file) => file.endsWith('-near-miss.azroute'));

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'azroute-findings-'));
});

afterAll(() => rmSync(folder, { recursive: true }));

const known = new Map<string, ReturnType<typeof diagnosticsIn>>();

/** What is reported in a fixture; each is read once. */
function reportedIn(name: string) {
  const reported = known.get(name) ?? diagnosticsIn(textOf(name));
  known.set(name, reported);
  return reported;
}

/** The text of a fixture without its marks. */
function textOf(name: string): string {
  return withoutMarks(readFileSync(join(import.meta.dirname, name), 'utf8'));
}

/** What is reported in a text. */
async function diagnosticsIn(text: string) {
  const file = join(folder, 'fixture.azroute');
  writeFileSync(file, text);
  return [...(await loadTopology([file])).diagnostics.values()].flat();
}

test.each(fixtures)('%s is marked as it is (`vitest run test/findings --update` renews the marks)', async (name) => {
  const marked = withMarks(textOf(name), await reportedIn(name));
  await expect(marked).toMatchFileSnapshot(join(import.meta.dirname, name));
});

test.each(fixtures.filter((file) => !nearMisses.includes(file)))('%s has a finding', async (name) => {
  expect(await reportedIn(name)).not.toEqual([]);
});

test.each(nearMisses)('%s has none', async (name) => {
  expect(await reportedIn(name)).toEqual([]);
});
