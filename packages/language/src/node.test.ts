import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { loadTopology } from './node.js';

const folder = mkdtempSync(join(tmpdir(), 'azroute-load-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(path: string, content: string | Uint8Array): string {
  const full = join(folder, path);
  mkdirSync(dirname(full), { recursive: true });
  writeFileSync(full, content);
  return full;
}

/** Codes and messages of all files, in the order of the text. */
async function load(...files: string[]) {
  const loaded = await loadTopology(files);
  return { ...loaded, found: [...loaded.diagnostics.values()].flat().map(({ code, message }) => `${code} ${message}`) };
}

const vnet = (name: string, second: number) => `vnet ${name} { address 10.${second}.0.0/16 }\n`;

describe('files that are not as they should be', () => {
  test('an empty file is a topology in which nothing exists', async () => {
    const { views, found } = await load(write('empty.azroute', ''));
    expect(found).toEqual([]);
    expect(views[0]?.topology.vnets).toEqual([]);
  });

  test('a file that does not exist', async () => {
    const { views, found } = await load(join(folder, 'none.azroute'), write('ok.azroute', vnet('a', 1)));
    expect(found).toEqual([expect.stringMatching(/^AZR011 There is no file .*none.azroute;/)]);
    expect(views).toHaveLength(1);
  });

  test('a binary file is reported once in itself, and at its imports', async () => {
    write(
      'image.azroute',
      Uint8Array.from({ length: 5000 }, (_, i) => (i * 37) % 256),
    );
    const { found, views } = await load(write('importer.azroute', `import "image.azroute"\n${vnet('a', 1)}`));
    expect(found.sort()).toEqual([
      expect.stringMatching(/^AZR011 This file is not UTF-8 text/),
      expect.stringMatching(/^AZR011 image.azroute is not a UTF-8 text/),
    ]);
    expect(views[0]?.topology.vnets).toHaveLength(1);
  });

  test('imports of a folder, of nothing, and in a circle of symbolic links', async () => {
    mkdirSync(join(folder, 'dir.azroute'));
    symlinkSync('loop.azroute', join(folder, 'loop.azroute'));
    const text = `import "dir.azroute"\nimport "no/where.azroute"\nimport "loop.azroute"\n${vnet('a', 1)}`;
    const { found, views } = await load(write('imports.azroute', text));
    expect(found).toEqual([
      expect.stringMatching(/^AZR011 dir.azroute is a folder/),
      expect.stringMatching(/^AZR010 There is no file no\/where.azroute/),
      expect.stringMatching(/^AZR011 loop.azroute leads through a cycle/),
    ]);
    expect(views[0]?.topology.vnets).toHaveLength(1);
  });

  test('a folder that links to itself ends', async () => {
    mkdirSync(join(folder, 'around'));
    symlinkSync('.', join(folder, 'around/again'));
    write('around/self.azroute', `import "again/self.azroute"\n${vnet('a', 1)}`);
    const { found, views } = await load(join(folder, 'around/self.azroute'));
    expect(found).toEqual([expect.stringMatching(/^AZR011 again\/self.azroute leads through a symbolic link/)]);
    expect(views[0]?.documents).toHaveLength(1);
  });

  test('imports in a circle, from another folder', async () => {
    write('hubs/west.azroute', `import "../site.azroute"\n${vnet('west', 2)}peering west <-> main\n`);
    write(
      'site.azroute',
      'import "main-file.azroute"\nsite dc1 { asn 65100 }\nsite dc2 { asn 65101 }\nbgp dc1 <-> dc2\n',
    );
    const { found, views } = await load(write('main-file.azroute', `import "hubs/west.azroute"\n${vnet('main', 3)}`));
    expect(found).toEqual([]);
    expect(views[0]?.topology.peerings).toHaveLength(1);
    expect(views[0]?.topology.sites).toHaveLength(2);
  });

  test('nearly four megabytes of statements, and of nonsense', { timeout: 60_000 }, async () => {
    const lines = Array.from(
      { length: 100 },
      (_, i) => `site s${i} { address 10.${i >> 8}.${i & 255}.0/24  asn 65001 }`,
    );
    const { views } = await load(write('large.azroute', lines.join('\n').padEnd(3_900_000, '\n// padding')));
    expect(views[0]?.topology.sites).toHaveLength(100);
    const nonsense = 'lorem ipsum { dolor } 10.0.0.0/99 -> sit [ amet, = \n'.repeat(75_000);
    const broken = await load(write('nonsense.azroute', `${vnet('a', 1)}${nonsense}`));
    expect(broken.found.length).toBeGreaterThan(0);
    expect(broken.found.length).toBeLessThan(200);
    expect(broken.views[0]?.topology.vnets).toHaveLength(1);
  });

  test('a file that is too large, next to one that is not', async () => {
    write('huge.azroute', '// padding\n'.padEnd(4_000_001, 'x'));
    const { found, views } = await load(write('beside.azroute', `import "huge.azroute"\n${vnet('a', 1)}`));
    expect(found).toEqual([
      'AZR014 This file is not read: it has 4,000,001 characters, and the maximum is 4,000,000. Split it into several files and import them.',
    ]);
    expect(views[0]?.topology.vnets).toHaveLength(1);
  });
});
