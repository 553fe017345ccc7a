import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { languageCodes } from '@azroute/language';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FindingJson } from '../present/diagnostic.js';
import { azroute } from '../testing/capture.js';
import { repository } from '../testing/repository.js';

const page = await readFile(join(repository, 'docs', 'language.md'), 'utf8');
const blocks = [...page.matchAll(/^```azroute\n([\s\S]*?)^```$/gm)].map(([, text], i) => ({
  title: `block ${i + 1}: ${text?.split('\n')[0]}`,
  text: text ?? '',
}));

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'azroute-'));
});

afterAll(() => rm(folder, { recursive: true }));

async function findingsOf(text: string): Promise<readonly FindingJson[]> {
  await writeFile(join(folder, 'page.azroute'), text);
  const { stdout } = await azroute(['check', 'page.azroute', '--output', 'json'], folder);
  return JSON.parse(stdout) as FindingJson[];
}

async function errorsOf(text: string): Promise<readonly FindingJson[]> {
  return (await findingsOf(text)).filter(({ severity }) => severity === 'error');
}

const network = blocks
  .map(({ text }) => text)
  .filter((text) => !/^import /m.test(text))
  .join('\n');

describe('the language reference', () => {
  it.each(blocks)('$title has no syntax error', async ({ text }) => {
    expect((await errorsOf(text)).filter(({ code }) => code === 'AZR001')).toEqual([]);
  });

  it('holds one network: its blocks without an import have no error of the language when put together', async () => {
    const errors = await errorsOf(network);
    expect(errors.filter(({ code }) => code in languageCodes)).toEqual([]);
  });

  it('holds nothing that Azure does not support', async () => {
    const unsupported = (await findingsOf(network)).filter(({ code }) => ['AZR038', 'AZR210'].includes(code));
    expect(unsupported).toEqual([]);
  });
});
