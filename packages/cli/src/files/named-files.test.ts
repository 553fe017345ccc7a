import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { azroute, words } from '../testing/capture.js';

const hub = 'vnet hub {\n  address 10.0.0.0/16\n  subnet apps 10.0.0.0/24 {\n    nic vm 10.0.0.4\n  }\n}\n';
/** One error of its own, so that each time that it is read shows. */
const wrong = (name: string) => `peering ${name} <-> none\n`;

const files: Record<string, string | Uint8Array> = {
  'net/root.azroute': 'import "parts/hub.azroute"\n',
  'net/parts/hub.azroute': hub + wrong('hub'),
  'net/other.azroute': wrong('b'),
  'net/node_modules/x.azroute': wrong('x'),
  'net/.git/x.azroute': wrong('x'),
  'net/notes.txt': 'none of ours',
  'with [brackets].azroute': wrong('c'),
  'empty/notes.txt': '',
  'mixed/binary.azroute': new Uint8Array([0, 1, 2]),
  'mixed/text.azroute': wrong('d'),
  'outside.azroute': wrong('outside'),
  'many (1)/a.azroute': wrong('e'),
};

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'azroute-files-'));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  symlinkSync(join(folder, 'outside.azroute'), join(folder, 'net', 'link.azroute'));
  symlinkSync(folder, join(folder, 'net', 'up'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const piped = (text: string | Uint8Array) => ({
  stdin: () => Readable.from(text.length > 0 ? [Buffer.from(text)] : []),
});

/** The files that have findings, each as often as it has one. */
async function found(line: string, text = ''): Promise<string[]> {
  const { stdout } = await azroute([...words(line), '--output', 'json'], folder, piped(text));
  return (JSON.parse(stdout) as { file: string; code: string }[])
    .filter(({ code }) => code === 'AZR002')
    .map(({ file }) => file);
}

const inNet = ['net/other.azroute', 'net/other.azroute', 'net/parts/hub.azroute'];

describe('check finds the files that', () => {
  it.each([
    ['a folder contains', 'check net', inNet],
    ['a folder contains, with a slash', 'check net/', inNet],
    ['a pattern matches', 'check "net/**/*.azroute"', inNet],
    ['a pattern in one folder matches', 'check "net/o*.azroute"', inNet.slice(0, 2)],
    ['a pattern with alternatives matches', 'check "net/{other,nothing}.azroute"', inNet.slice(0, 2)],
    [
      'a pattern below a folder with special letters matches',
      'check "many (1)/*.azroute"',
      ['many (1)/a.azroute', 'many (1)/a.azroute'],
    ],
    [
      'a pattern that is a name',
      'check "with [brackets].azroute"',
      ['with [brackets].azroute', 'with [brackets].azroute'],
    ],
    ['arguments name twice, once', 'check net net/root.azroute ./net/parts/hub.azroute', inNet],
  ])('%s', async (_what, line, expected) => {
    expect(await found(line)).toEqual(expected);
  });

  it('standard input is, with imports from the current folder', async () => {
    const text = `import "net/parts/hub.azroute"\n${wrong('hub')}`;
    expect(await found('check -', text)).toEqual(['<stdin>', 'net/parts/hub.azroute']);
    expect((await azroute(['check', '-'], folder, piped(wrong('z')))).stdout).toMatch(/^<stdin>:1:\d+: error AZR002/m);
  });

  it('commands that answer a question read standard input too', async () => {
    const { stdout, code } = await azroute(words('routes - --nic vm'), folder, piped(hub));
    expect(stdout).toMatch(/^Default +Active +10\.0\.0\.0\/16/m);
    expect(code).toBe(0);
  });
});

describe('one line says what is wrong:', () => {
  it.each([
    ['check "none*.azroute"', '', 'error: no .azroute file matches none*.azroute; patterns are relative to'],
    ['check empty', '', 'error: empty contains no .azroute file; give another folder, or a file'],
    ['check - -', hub, 'error: standard input can be read only once; give - once'],
    ['check -', new Uint8Array([0, 1]), 'error: <stdin> is binary, not text; pipe a text into it'],
    ['verify - --nic vm --against -', hub, 'error: standard input can be read only once; give - once'],
    ['fix -', hub, 'error: azroute fix changes files, and standard input is none'],
    ['check mixed', '', 'error: mixed/binary.azroute is a binary file, not text'],
    [`check "${'*'.repeat(2000)}"`, '', 'error: a pattern is too long'],
  ])('%s', async (line, text, error) => {
    const { stderr, code } = await azroute(words(line), folder, piped(text));
    expect(stderr).toContain(error);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(code).toBe(2);
  });

  it('standard input that is a terminal', async () => {
    const { stderr, code } = await azroute(['check', '-'], folder, { stdinIsTerminal: true });
    expect(stderr).toBe(
      'error: standard input is a terminal, where nothing is piped in; pipe a text into it, or give a file\n',
    );
    expect(code).toBe(2);
  });

  it('and the other files are checked', async () => {
    expect(await found('check mixed')).toEqual(['mixed/text.azroute', 'mixed/text.azroute']);
  });
});
