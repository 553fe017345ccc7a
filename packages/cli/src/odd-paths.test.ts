import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { azroute } from './testing/capture.js';

const folder = mkdtempSync(join(tmpdir(), 'azroute-odd-'));
afterAll(() => rmSync(folder, { recursive: true }));
writeFileSync(join(folder, 'net.azroute'), 'vnet a {\n  address 10.0.0.0/16\n}\n');
symlinkSync('loop.azroute', join(folder, 'loop.azroute'));

/** The names of files that the system refuses to look for; a language model can name the last one. */
const odd = {
  'that links to itself': 'loop.azroute',
  'with a name that is too long': `${'a'.repeat(3_000)}.azroute`,
  'with a path that is too long': `${'a/'.repeat(3_000)}b.azroute`,
  'below a file': 'net.azroute/b.azroute',
  'with a zero byte': 'a\0b.azroute',
} as const;

const commands = [
  ['check', 'F'],
  ['diff', 'F', 'net.azroute'],
  ['diff', 'net.azroute', 'F'],
  ['routes', 'F'],
  ['why', 'F', '--nic', 'a', '--to', '10.0.0.1'],
  ['verify', 'net.azroute', '--nic', 'a', '--against', 'F'],
  ['fix', 'F'],
  ['format', 'F'],
  ['init', 'hub-and-spoke', '--output', 'F'],
] as const;

describe.each(Object.entries(odd))('a file %s', (_what, file) => {
  it.each(commands.map((words) => [words.join(' '), words] as const))(
    'is refused in a sentence by %s',
    async (_line, words) => {
      const { stderr, code } = await azroute(
        words.map((word) => (word === 'F' ? file : word)),
        folder,
      );
      expect(code).toBe(2);
      expect(stderr).toMatch(/^error: .*\n$/);
      expect(stderr).not.toContain('should not happen');
    },
  );
});
