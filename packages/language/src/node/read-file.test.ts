import { appendFileSync, rmSync, writeFileSync } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { largestFile } from '../protocol.js';
import { hasSpecialFiles, OddFiles } from '../testing/odd-files.js';
import { refusalOf } from '../workspace/refusal.js';
import { type Disk, readRegularFile, readRegularFileSync } from './read-file.js';

const files = new OddFiles();
afterAll(() => files.remove());

/** The result of reading a file both ways: its size, or why it is refused. */
async function outcomes(path: string): Promise<unknown[]> {
  const later = await readRegularFile(path).then((content) => content.length, refusalOf);
  try {
    return [later, readRegularFileSync(path).length];
  } catch (error) {
    return [later, refusalOf(error)];
  }
}

describe('a regular file', () => {
  it.each([0, 1, 4096, 1 << 20, (1 << 20) + 1, largestFile])('of %i bytes is read as a whole', async (size) => {
    expect(await outcomes(files.file('sized', new Uint8Array(size)))).toEqual([size, size]);
  });

  it('with another size than reported is read completely', async () => {
    if (process.platform !== 'linux') return;
    for (const size of await outcomes('/proc/self/status')) expect(size).toBeGreaterThan(0);
  });
});

describe('refused files', () => {
  it('are those that are too large, folders, missing files and links to themselves', async () => {
    expect(await outcomes(files.large('large'))).toEqual(['large', 'large']);
    expect(await outcomes(files.directory('folder'))).toEqual(['folder', 'folder']);
    expect(await outcomes(files.path('none'))).toEqual(['missing', 'missing']);
    expect(await outcomes(files.path('sized/below'))).toEqual(['missing', 'missing']);
    expect(await outcomes(files.link('loop', 'loop'))).toEqual(['circle', 'circle']);
    expect(await outcomes(files.path('n'.repeat(5000)))).toEqual(['long', 'long']);
    expect(await outcomes(files.path('a\0b'))).toEqual(['unreadable', 'unreadable']);
  });

  it.runIf(hasSpecialFiles)('a pipe, a socket and devices, none of which is waited for', async () => {
    const special = [files.pipe('pipe'), await files.socket('socket'), '/dev/zero', '/dev/null', '/dev/tty'];
    for (const path of special) expect(await outcomes(path)).toEqual(['special', 'special']);
    files.link('link', '/dev/zero');
    expect(await outcomes(files.path('link'))).toEqual(['special', 'special']);
  });
});

/** The disk with one operation replaced. */
const disk = (change: Partial<Disk>): Disk => ({ stat, open, ...change });
const never = new Promise<never>(() => {});
const failing = (code: string) => () => Promise.reject(Object.assign(new Error('a fault'), { code }));

describe('a file that changes while it is read', () => {
  it('and becomes a pipe before it is opened', async () => {
    if (!hasSpecialFiles) return;
    const path = files.file('replaced', 'text');
    const replace: Disk['stat'] = async (name) => {
      const stats = await stat(name);
      rmSync(name);
      files.pipe('replaced');
      return stats;
    };
    expect(await readRegularFile(path, disk({ stat: replace })).catch(refusalOf)).toBe('special');
  });

  it('and grows endlessly', async () => {
    const path = files.file('growing', 'text');
    const grow: Disk['open'] = async (name, flags) => {
      const file = await open(name, flags);
      return {
        stat: () => file.stat(),
        close: () => file.close(),
        read: ((buffer: Buffer) => {
          appendFileSync(name, '0123456789'.repeat(100_000));
          return file.read(buffer, 0, buffer.length, null);
        }) as typeof file.read,
      };
    };
    writeFileSync(path, '0'.repeat(1 << 20));
    expect(await readRegularFile(path, disk({ open: grow })).catch(refusalOf)).toBe('large');
  });
});

describe('a disk that fails', () => {
  it.each([
    ['EACCES', 'denied'],
    ['EPERM', 'denied'],
    ['EIO', 'unreadable'],
    ['ENXIO', 'special'],
    ['ESTALE', 'unreadable'],
  ])('with %s in any step: %s', async (code, refusal) => {
    const path = files.file('sound', 'text');
    const openThen = (change: object): Disk['open'] => {
      return async (name, flags) => {
        const file = await open(name, flags);
        return { stat: () => file.stat(), read: file.read.bind(file), close: () => file.close(), ...change };
      };
    };
    const steps: Partial<Disk>[] = [
      { stat: failing(code) },
      { open: failing(code) },
      { open: openThen({ stat: failing(code) }) },
      { open: openThen({ read: failing(code) }) },
    ];
    for (const step of steps) expect(await readRegularFile(path, disk(step)).catch(refusalOf)).toBe(refusal);
  });

  it('by never answering is given up, and after three times not used until it answers', async () => {
    const path = files.file('sound', 'text');
    let answer = (): void => {};
    const late = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const slow = disk({ stat: (name) => late.then(() => stat(name)) });
    for (let i = 0; i < 3; i++) expect(await readRegularFile(path, slow, 20).catch(refusalOf)).toBe('slow');
    const asked: string[] = [];
    const watched = disk({
      stat: (name) => {
        asked.push(name);
        return stat(name);
      },
    });
    expect(await readRegularFile(path, watched).catch(refusalOf)).toBe('slow');
    expect(asked).toEqual([]);
    answer();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect((await readRegularFile(path, watched)).toString()).toBe('text');
  });

  it('in the middle of a file is given up', async () => {
    const path = files.file('sound', 'text');
    const stuck: Disk['open'] = async (name, flags) => {
      const file = await open(name, flags);
      return { stat: () => file.stat(), read: () => never, close: () => file.close() };
    };
    expect(await readRegularFile(path, disk({ open: stuck }), 20).catch(refusalOf)).toBe('slow');
  });
});

it('a process that computes for long does not blame the disk', async () => {
  const path = files.file('sound', 'text');
  const busy: Disk['stat'] = async (name) => {
    const stats = await stat(name);
    for (const end = performance.now() + 1_500; performance.now() < end; );
    return stats;
  };
  expect((await readRegularFile(path, disk({ stat: busy }), 1_000)).toString()).toBe('text');
});
