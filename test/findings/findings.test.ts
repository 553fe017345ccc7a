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

/** What is reported in a fixture; line numbers are those of the text without marks. */
async function diagnosticsIn(text: string) {
  const file = join(folder, 'fixture.azroute');
  writeFileSync(file, text);
  return [...(await loadTopology([file])).diagnostics.values()].flat();
}

test.each(fixtures)('%s is marked as it is (`vitest run test/findings --update` renews the marks)', async (name) => {
  const file = join(import.meta.dirname, name);
  const text = withoutMarks(readFileSync(file, 'utf8'));
  await expect(withMarks(text, await diagnosticsIn(text))).toMatchFileSnapshot(file);
});

test.each(fixtures.filter((file) => !nearMisses.includes(file)))('%s has a finding', async (name) => {
  expect(await diagnosticsIn(withoutMarks(readFileSync(join(import.meta.dirname, name), 'utf8')))).not.toEqual([]);
});

test.each(nearMisses)('%s has none', async (name) => {
  const text = withoutMarks(readFileSync(join(import.meta.dirname, name), 'utf8'));
  expect(await diagnosticsIn(text)).toEqual([]);
});
