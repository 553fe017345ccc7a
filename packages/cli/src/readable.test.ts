import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusalSentence, unreadable } from './readable.js';

/** Windows has no pipes and devices among its files. */
const hasSpecialFiles = process.platform !== 'win32';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'azroute-'));
  await writeFile(join(folder, 'text.azroute'), 'vnet hub { }');
  await writeFile(join(folder, 'empty.azroute'), '');
  await writeFile(join(folder, 'binary.azroute'), Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 1, 2]));
  await symlink('loop.azroute', join(folder, 'loop.azroute'));
});

afterAll(() => rm(folder, { recursive: true }));

describe('a file on the command line', () => {
  it.each([
    { name: 'text.azroute', expected: undefined },
    { name: 'empty.azroute', expected: undefined },
    { name: 'binary.azroute', expected: 'F is a binary file, not text; give the path of an .azroute file' },
    { name: 'none.azroute', expected: 'F does not exist; check the path, which is relative to the current folder' },
    { name: '.', expected: 'F is a folder; give the path of an .azroute file inside it' },
    {
      name: 'loop.azroute',
      expected: 'F is a symbolic link that points back to itself; give the path of the file itself',
    },
    { name: 'text.azroute/x', expected: refusalSentence('missing', 'F') },
  ])('$name: $expected', async ({ name, expected }) => {
    expect(await unreadable(join(folder, name), 'F')).toBe(expected);
  });

  it.runIf(hasSpecialFiles)('that is none is not waited for', async () => {
    execFileSync('mkfifo', [join(folder, 'pipe.azroute')]);
    await writeFile(join(folder, 'large.azroute'), '/'.repeat(10_000_001));
    await symlink('/dev/zero', join(folder, 'zero.azroute'));
    await writeFile(join(folder, 'notes.txt'), 'vnet hub { }');
    const sentences = await Promise.all(
      ['pipe.azroute', 'large.azroute', 'zero.azroute', 'notes.txt'].map((name) => unreadable(join(folder, name), 'F')),
    );
    expect(sentences).toEqual([
      refusalSentence('special', 'F'),
      refusalSentence('large', 'F'),
      refusalSentence('foreign', 'F'),
      refusalSentence('foreign', 'F'),
    ]);
  });

  it('whose path is empty', async () => {
    expect(await unreadable(folder, '')).toMatch(/^the path is empty; give/);
  });
});
