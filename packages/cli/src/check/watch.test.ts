import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { azroute } from '../testing/capture.js';

let folder = '';
let end = () => {};
let shown = '';
let ended: Promise<{ readonly code: number; readonly stderr: string }> | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'azroute-watch-'));
  shown = '';
});
afterEach(async () => {
  end();
  await ended;
  rmSync(folder, { recursive: true, force: true });
});

const good = 'vnet hub {\n  address 10.0.0.0/16\n}\n';
const bad = `${good}peering hub <-> none\n`;
const write = (name: string, text: string) => writeFileSync(join(folder, name), text);

function start(...names: string[]): void {
  const interrupted = new Promise<void>((resolve) => {
    end = resolve;
  });
  ended = azroute(['check', ...names, '--watch'], folder, {
    interrupted: () => interrupted,
    written: (text: string) => {
      shown += text;
    },
  });
}

/** Waits for the result of the latest check. */
const latest = (text: RegExp) =>
  vi.waitFor(() => expect(shown.trimEnd().split('\n').at(-1)).toMatch(text), { timeout: 20_000, interval: 20 });

const line = (what: string) =>
  new RegExp(`^\\[\\d\\d:\\d\\d:\\d\\d\\] ${what}\\. Waiting for changes; Ctrl\\+C ends\\.$`);
const clean = line('No problems in 1 file');
const wrong = line('1 error in 1 file');

it('a file is checked again when it is written, replaced, deleted and created', async () => {
  write('a.azroute', good);
  start('a.azroute');
  await latest(clean);
  write('a.azroute', bad);
  await latest(wrong);
  write('new.tmp', good);
  renameSync(join(folder, 'new.tmp'), join(folder, 'a.azroute'));
  await latest(clean);
  rmSync(join(folder, 'a.azroute'));
  await latest(line('No problems in 0 files'));
  write('a.azroute', bad);
  await latest(wrong);
  expect(shown).toContain('a.azroute:4:17: error AZR002');
  end();
  expect(await ended).toMatchObject({ code: 1 });
});

it('the exit code is that of the last check', async () => {
  write('a.azroute', bad);
  start('a.azroute');
  await latest(wrong);
  write('a.azroute', good);
  await latest(clean);
  end();
  expect(await ended).toMatchObject({ code: 0 });
});

it('a folder is searched again, with folders that are new or replaced', async () => {
  write('a.azroute', good);
  mkdirSync(join(folder, 'sub'));
  start('.');
  await latest(clean);
  write('sub/b.azroute', 'peering x <-> y\n');
  await latest(line('2 errors in 2 files'));
  rmSync(join(folder, 'sub'), { recursive: true });
  await latest(clean);
  mkdirSync(join(folder, 'sub', 'deep'), { recursive: true });
  write('sub/deep/c.azroute', good);
  await latest(line('No problems in 2 files'));
});

it('what a file imports counts, also if it appears later in a new folder', async () => {
  write('a.azroute', 'import "parts/hub.azroute"\n');
  start('a.azroute');
  await latest(wrong);
  mkdirSync(join(folder, 'parts'));
  write('parts/hub.azroute', good);
  await latest(line('No problems in 2 files'));
  write('parts/hub.azroute', bad);
  await latest(line('1 error in 2 files'));
});

it.each([
  [['check', '-', '--watch'], '--watch needs files; standard input does not change'],
  [['check', 'a.azroute', '--watch', '-o', 'json'], '--watch prints text; leave out --output json'],
])('%j is refused', async (argv, says) => {
  const { stderr, code } = await azroute(argv, folder);
  expect(stderr).toContain(says);
  expect(code).toBe(2);
});
