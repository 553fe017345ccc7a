import { chmodSync, existsSync, lstatSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { freshFolder, privateFolder } from '../../scripts/lib/private-folder.mjs';
import { profileFolder } from '../../scripts/start/desktop.mjs';

const modeOf = (file: string) => lstatSync(file).mode & 0o777;
const made: string[] = [];
let base: string;

beforeEach(() => {
  base = freshFolder('azroute-');
  made.push(base);
});
afterAll(() => made.forEach((folder) => void rmSync(folder, { recursive: true, force: true })));

describe.skipIf(process.platform === 'win32')('a private folder', () => {
  it('is closed to others, with everything above it made', () => {
    const folder = privateFolder(path.join(base, 'cache', 'start'));
    expect(modeOf(folder)).toBe(0o700);
  });

  it('is closed if it was open, and keeps what it holds', () => {
    const folder = path.join(base, 'start');
    mkdirSync(folder);
    chmodSync(folder, 0o755);
    writeFileSync(path.join(folder, 'kept'), '');
    expect(modeOf(privateFolder(folder))).toBe(0o700);
    expect(existsSync(path.join(folder, 'kept'))).toBe(true);
  });

  it.each([
    {
      what: 'a link to a folder',
      make: (place: string) => {
        mkdirSync(path.join(base, 'elsewhere'));
        symlinkSync(path.join(base, 'elsewhere'), place);
      },
      says: 'is no folder of its own',
    },
    {
      what: 'a link to nothing',
      make: (place: string) => symlinkSync(path.join(base, 'nothing'), place),
      says: 'is no folder of its own',
    },
    { what: 'a file', make: (place: string) => writeFileSync(place, ''), says: 'is no folder of its own' },
    {
      what: 'a folder that everybody can write',
      make: (place: string) => {
        mkdirSync(place);
        chmodSync(place, 0o777);
      },
      says: 'can be written by everybody',
    },
  ])('is not $what', ({ make, says }) => {
    const place = path.join(base, 'start');
    make(place);
    const before = lstatSync(place).mode;
    expect(() => privateFolder(place)).toThrow(says);
    expect(lstatSync(place).mode).toBe(before);
  });

  it('is not a folder of somebody else', async () => {
    const folder = path.join(base, 'start');
    mkdirSync(folder, { mode: 0o700 });
    const own = process.getuid?.() ?? 0;
    vi.spyOn(process, 'getuid').mockReturnValue(own + 1);
    vi.resetModules();
    try {
      const asAnother = await import('../../scripts/lib/private-folder.mjs');
      expect(() => asAnother.privateFolder(folder)).toThrow('belongs to another user');
    } finally {
      vi.restoreAllMocks();
    }
  });
});

describe.skipIf(process.platform === 'win32')('the profile of a desktop VS Code', () => {
  it('is a private folder in the home of npm start', () => {
    const profile = profileFolder(base);
    expect(profile).toBe(path.join(base, 'desktop'));
    expect(modeOf(profile)).toBe(0o700);
  });

  it('is a fresh folder each time where that path is too long for a socket', () => {
    const home = path.join(base, 'x'.repeat(60));
    const profiles = [profileFolder(home), profileFolder(home)];
    made.push(...profiles);
    expect(new Set(profiles).size).toBe(2);
    for (const profile of profiles) {
      expect(path.dirname(profile)).toBe(tmpdir());
      expect(modeOf(profile)).toBe(0o700);
    }
  });
});
