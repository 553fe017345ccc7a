import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { applyPatch } from 'diff';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { writeFiles } from '../files/write-files.js';
import { azroute } from '../testing/capture.js';
import { repository } from '../testing/repository.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'azroute-fix-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const looping = readFileSync(join(repository, 'examples/03-route-server-default.azroute'), 'utf8');
const line =
  "main.azroute:53 AZR101: Insert UDR 0.0.0.0/0 → Internet on nva1's subnet: removes 1 loop; hub1 and 2 spokes reach the Internet\n1 repair in 1 file, 0 findings left\n";

const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
const read = (name: string) => readFileSync(join(folder, name), 'utf8');

test('a dry run says what would be done, and writes nothing', async () => {
  write('main.azroute', looping);
  const { all, code } = await azroute(['fix', 'main.azroute', '--dry-run'], folder);
  expect(all).toBe(`would apply at ${line}`);
  expect(code).toBe(0);
  expect(read('main.azroute')).toBe(looping);
});

test('the file is written once, and nothing is left for the next run', async () => {
  write('main.azroute', looping);
  const { all, code } = await azroute(['fix', 'main.azroute'], folder);
  expect(all).toBe(`applied at ${line}`);
  expect(code).toBe(0);
  const fixed = read('main.azroute');
  expect(fixed).toContain('route default 0.0.0.0/0 -> Internet');
  expect((await azroute(['check', 'main.azroute'], folder)).code).toBe(0);
  expect((await azroute(['fix', 'main.azroute'], folder)).all).toBe('0 repairs in 0 files, 0 findings left\n');
  expect(read('main.azroute')).toBe(fixed);
  expect(readdirSync(folder)).toEqual(['main.azroute']);
});

test.each([
  ['CRLF', (text: string) => text.replaceAll('\n', '\r\n')],
  ['tabs', (text: string) => text.replace(/^( {2})+/gm, (indent) => '\t'.repeat(indent.length / 2))],
])('a text with %s keeps them', async (_name, convert) => {
  write('main.azroute', convert(looping));
  await azroute(['fix', 'main.azroute'], folder);
  const fixed = read('main.azroute');
  expect(fixed).toBe(convert(fixed.replaceAll('\r', '').replaceAll('\t', '  ')));
  expect(fixed).toContain('route default 0.0.0.0/0 -> Internet');
});

test('the diff is a patch that makes the new text', async () => {
  write('main.azroute', looping);
  const { stdout } = await azroute(['fix', 'main.azroute', '--dry-run', '--output', 'diff'], folder);
  await azroute(['fix', 'main.azroute'], folder);
  expect(applyPatch(looping, stdout)).toBe(read('main.azroute'));
  expect(stdout).toContain('--- a/main.azroute\n+++ b/main.azroute\n');
});

test('JSON has the repairs, what is left, and the diff', async () => {
  write('main.azroute', looping);
  const { stdout } = await azroute(['fix', 'main.azroute', '--dry-run', '--output', 'json'], folder);
  expect(JSON.parse(stdout)).toMatchObject({
    written: false,
    applied: [{ finding: { code: 'AZR101', severity: 'error', file: 'main.azroute', line: 53 } }],
    left: [],
    refused: [],
    files: [{ file: 'main.azroute', diff: expect.stringContaining('+  route default 0.0.0.0/0 -> Internet') }],
  });
});

test('with --code other findings stay', async () => {
  write('main.azroute', looping);
  const { all, code } = await azroute(['fix', 'main.azroute', '--code', 'azr302', '--code', '302'], folder);
  expect(all).toBe('0 repairs in 0 files, 0 findings left\n');
  expect(code).toBe(0);
  expect(read('main.azroute')).toBe(looping);
});

describe('a part that two topologies import', () => {
  const part = looping.slice(looping.indexOf('vnet hub1'));
  const root = `import "part.azroute"\n`;
  test('is repaired for both', async () => {
    write('part.azroute', part);
    write('one.azroute', root);
    write('two.azroute', root);
    const { stdout, code } = await azroute(['fix', 'one.azroute', 'two.azroute'], folder);
    expect(stdout).toContain('1 repair in 1 file, 0 findings left');
    expect(code).toBe(0);
    expect(read('part.azroute')).toContain('route default 0.0.0.0/0 -> Internet');
    expect([read('one.azroute'), read('two.azroute')]).toEqual([root, root]);
  });

  test('is left alone where the repair of one would harm the other', async () => {
    write('part.azroute', part);
    write('one.azroute', root);
    // Here the Internet is meant to be out of reach.
    write('two.azroute', `${root}expect spoke11.vm -> internet dropped\n`);
    const { stdout, code } = await azroute(['fix', 'one.azroute', 'two.azroute'], folder);
    expect(stdout).toContain('left');
    expect(code).toBe(1);
  });
});

test.each([
  [['fix', 'missing.azroute'], 'missing.azroute'],
  [['fix', 'main.azroute', '--code', 'AZR999'], 'there is no code AZR999; the closest are AZR910'],
  [['fix', 'main.azroute', '--code', ''], '"" is neither a code such as AZR101'],
  [['fix'], "missing required argument 'file'"],
])('%j is refused', async (argv, says) => {
  write('main.azroute', looping);
  const { stderr, code } = await azroute(argv, folder);
  expect(stderr).toContain(says);
  expect(code).toBe(2);
  expect(read('main.azroute')).toBe(looping);
});

test('an arrow never joins misplaced statements', async () => {
  const lines = ['vnet hub {', '\taddress 10.0.0.1/16', '\tsubnet nva 10.0.1.0/24 {', '\t\tnic nva1 10.0.1.3'];
  write('main.azroute', [...lines, '\tnic x 10.9.9.9', '\t}', '\tsubnet nva2 10.0.1.0/25 {}', ''].join('\n'));
  await azroute(['fix', 'main.azroute'], folder);
  expect(read('main.azroute')).not.toContain('->');
});

describe('writing', () => {
  test('leaves everything alone if one file has changed since', async () => {
    write('a.azroute', 'a');
    write('b.azroute', 'changed');
    const files = ['a', 'b'].map((name) => ({ path: join(folder, `${name}.azroute`), before: name, after: 'new' }));
    await expect(writeFiles(files)).rejects.toThrow(/b\.azroute has changed since it was read, so nothing is written/);
    expect([read('a.azroute'), read('b.azroute')]).toEqual(['a', 'changed']);
    expect(readdirSync(folder)).toEqual(['a.azroute', 'b.azroute']);
  });

  test('leaves everything alone if one file is read-only', async () => {
    write('main.azroute', looping);
    chmodSync(join(folder, 'main.azroute'), 0o444);
    const { all, code } = await azroute(['fix', 'main.azroute'], folder);
    expect(all).toMatch(
      /^error: .*main\.azroute is read-only, so nothing is written; make it writable and run the command again\n$/,
    );
    expect(code).toBe(2);
    expect(read('main.azroute')).toBe(looping);
    expect(readdirSync(folder)).toEqual(['main.azroute']);
  });

  test('keeps the mode of a file, and a symbolic link a link', async () => {
    write('target.azroute', 'old');
    const path = join(folder, 'target.azroute');
    const { mode } = statSync(path);
    symlinkSync(path, join(folder, 'link.azroute'));
    await writeFiles([{ path: join(folder, 'link.azroute'), before: 'old', after: 'new' }]);
    expect(read('target.azroute')).toBe('new');
    expect(statSync(path).mode).toBe(mode);
    expect(readdirSync(folder)).toEqual(['link.azroute', 'target.azroute']);
  });
});
