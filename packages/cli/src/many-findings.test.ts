import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { azroute, words } from './testing/capture.js';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'azroute-many-'));
  // Each comment hides nothing, which is a warning; the only error comes after them.
  const idle = Array.from({ length: 1100 }, (_, i) => `// azroute-ignore AZR020: planned\nvnet v${i} {}\n`);
  await writeFile(join(folder, 'warnings.azroute'), idle.join(''));
  await writeFile(join(folder, 'error.azroute'), `${idle.join('')}vnet v0 {}\n`);
});

afterAll(() => rm(folder, { recursive: true }));

const forms: Readonly<Record<string, (output: string) => number>> = {
  text: (output) => output.trimEnd().split('\n').length,
  json: (output) => JSON.parse(output).length,
  sarif: (output) => JSON.parse(output).runs[0].results.length,
  github: (output) => output.trimEnd().split('\n').length,
};

describe.each(Object.entries(forms))('of 1,100 findings the output as %s', (form, count) => {
  test('holds 1,000 and one that counts the others', async () => {
    const { stdout } = await azroute(words(`check warnings.azroute -o ${form}`), folder);
    expect(count(stdout)).toBe(1001);
    expect(stdout).toContain('AZR055');
    expect(stdout).toContain('100 warnings of this file are not shown.');
  });
});

test.each([
  ['check warnings.azroute', 0],
  ['check warnings.azroute --fail-on warning', 1],
  ['check error.azroute', 1],
])('%s ends with %i', async (line, code) => {
  expect((await azroute(words(line), folder)).code).toBe(code);
});

test('the error behind all warnings is shown', async () => {
  const { stdout } = await azroute(words('check error.azroute'), folder);
  expect(stdout).toContain('error AZR004');
  expect(stdout).toContain('101 warnings of this file are not shown.');
});
