import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { azroute } from '../testing/capture.js';

const untidy = 'vnet hub{\naddress 10.0.0.0/16\n   subnet apps   10.0.0.0/24\n}\n';
const tidy = 'vnet hub {\n  address 10.0.0.0/16\n  subnet apps 10.0.0.0/24\n}\n';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'azroute-format-'));
  mkdirSync(join(folder, 'sub'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (name: string, text: string | Uint8Array) => writeFileSync(join(folder, name), text);
const read = (name: string) => readFileSync(join(folder, name), 'utf8');
const format = (argv: readonly string[], text = '', more = {}) =>
  azroute(['format', ...argv], folder, { stdin: () => Readable.from(text === '' ? [] : [Buffer.from(text)]), ...more });

it('the files of the current folder that need it are written and listed', async () => {
  write('a.azroute', untidy);
  write('sub/b.azroute', untidy.replaceAll('\n', '\r\n'));
  write('sub/c.azroute', tidy);
  expect(await format([])).toMatchObject({ all: 'a.azroute\nsub/b.azroute\n', code: 0 });
  expect([read('a.azroute'), read('sub/b.azroute')]).toEqual([tidy, tidy.replaceAll('\n', '\r\n')]);
  expect(await format([])).toMatchObject({ all: '', code: 0 });
  expect(readdirSync(folder)).toEqual(['a.azroute', 'sub']);
});

it('--check lists them, writes nothing, and ends with 1', async () => {
  write('a.azroute', untidy);
  write('sub/c.azroute', tidy);
  expect(await format(['--check'])).toMatchObject({ all: 'a.azroute\n', code: 1 });
  expect(read('a.azroute')).toBe(untidy);
  expect(await format(['--check', 'sub'])).toMatchObject({ all: '', code: 0 });
});

it('- prints the text as it is in a pipe, and harmless on a terminal', async () => {
  const text = `// \u001b[2J\r\n${untidy}`;
  expect(await format(['-'], text)).toMatchObject({
    stdout: expect.stringContaining('// \u001b[2J\r\nvnet hub {'),
    code: 0,
  });
  expect((await format(['-'], text, { columns: 80 })).stdout).not.toContain('\u001b');
  expect(await format(['-', '--check'], untidy)).toMatchObject({ all: '<stdin>\n', code: 1 });
  expect(await format(['-', '--check'], tidy)).toMatchObject({ all: '', code: 0 });
});

it('what has syntax errors stays as it is, and the rest is formatted', async () => {
  write('a.azroute', `${untidy}\nvnet {{\n`);
  const { stderr, code } = await format(['a.azroute']);
  expect(stderr).toBe('a.azroute has syntax errors, so parts of it stay as they are\n');
  expect(code).toBe(0);
  expect(read('a.azroute')).toContain('vnet {{\n');
});

it.each([
  [['none.azroute'], 'none.azroute does not exist'],
  [['sub'], 'sub contains no .azroute file'],
  [['-', 'a.azroute'], '- prints a formatted text; give files in a command of their own'],
  [['latin.azroute'], 'latin.azroute is not UTF-8 text, so nothing is written'],
])('%j is refused', async (argv, says) => {
  write('a.azroute', untidy);
  write('latin.azroute', Buffer.from(`// \u00e9\n${untidy}`, 'latin1'));
  const { stderr, code } = await format(argv);
  expect(stderr).toContain(says);
  expect(code).toBe(2);
  expect(read('a.azroute')).toBe(untidy);
});
