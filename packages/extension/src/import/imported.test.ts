import { describe, expect, it, vi } from 'vitest';
import { imported } from './imported.js';
import { readExports } from './read-exports.js';

const { disk, viewOf } = vi.hoisted(() => ({ disk: {} as Record<string, string>, viewOf: { isBroken: false } }));

vi.mock('@azroute/language', async (original) => {
  const language = await original<typeof import('@azroute/language')>();
  const topologyOfTexts: typeof language.topologyOfTexts = async (...given) => {
    if (viewOf.isBroken) throw new TypeError('x is undefined');
    return language.topologyOfTexts(...given);
  };
  return { ...language, topologyOfTexts };
});

/** A file system of the texts in `disk`, by path. */
vi.mock('vscode', () => {
  const inside = (path: string) => Object.keys(disk).filter((each) => each.startsWith(`${path}/`));
  const fs = {
    stat: async ({ path }: { path: string }) => ({ type: path in disk ? 1 : 2, size: 1 }),
    readFile: async ({ path }: { path: string }) => new TextEncoder().encode(disk[path]),
    readDirectory: async ({ path }: { path: string }) =>
      inside(path).map((each) => [each.slice(path.length + 1), 1] as const),
  };
  const joinPath = ({ path }: { path: string }, ...parts: string[]) => ({
    path: [path, ...parts.filter((part) => part !== '')].join('/'),
  });
  return { FileType: { File: 1, Directory: 2 }, Uri: { joinPath }, workspace: { fs } };
});

const group = '/subscriptions/s/resourceGroups/rg/providers/Microsoft.Network';
/** A network with a network interface. */
const exported = (name: string, octet: number) => [
  {
    ...{ id: `${group}/virtualNetworks/${name}`, name, addressSpace: { addressPrefixes: [`10.${octet}.0.0/16`] } },
    subnets: [{ id: `${group}/virtualNetworks/${name}/subnets/a`, name: 'a', addressPrefix: `10.${octet}.0.0/24` }],
  },
  {
    ...{ id: `${group}/networkInterfaces/vm${octet}`, name: `vm${octet}` },
    ipConfigurations: [
      { privateIPAddress: `10.${octet}.0.4`, subnet: { id: `${group}/virtualNetworks/${name}/subnets/a` } },
    ],
  },
];
const effective = (prefix: string) => ({
  value: [
    { source: 'Default', state: 'Active', addressPrefix: [prefix], nextHopType: 'VnetLocal', nextHopIpAddress: [] },
  ],
});

describe('an import in the editor', () => {
  it('compares files that have one name in two folders each with its own text', async () => {
    Object.assign(disk, {
      '/w/a/net.json': JSON.stringify(exported('one', 1)),
      '/w/a/vm1.json': JSON.stringify(effective('10.1.0.0/16')),
      '/w/b/net.json': JSON.stringify(exported('two', 2)),
      '/w/b/vm1.json': JSON.stringify(effective('10.99.0.0/16')),
    });
    const files = await readExports([{ path: '/w/a' }, { path: '/w/b' }] as never);
    expect(files.map(({ name }) => name)).toEqual(['w/a/net.json', 'w/a/vm1.json', 'w/b/net.json', 'w/b/vm1.json']);
    const result = await imported(files);
    const report = 'files' in result ? (result.files.at(-1)?.text ?? '') : '';
    expect(report).toMatch(/1 agree, 0 missing, \d+ extra \(`w\/a\/vm1.json`\)/);
    expect(report).toMatch(/0 agree, 1 missing, \d+ extra \(`w\/b\/vm1.json`\)/);
    expect((await readExports([{ path: '/w/a' }] as never)).map(({ name }) => name)).toEqual(['net.json', 'vm1.json']);
  });

  it('has its result if the comparison breaks', async () => {
    viewOf.isBroken = true;
    const texts = { 'net.json': exported('one', 1), 'vm1.json': effective('10.1.0.0/16') };
    const result = await imported(Object.entries(texts).map(([name, each]) => ({ name, text: JSON.stringify(each) })));
    const files = 'files' in result ? result.files : [];
    expect(files.map(({ path }) => path)).toContain('import-report.md');
    expect(files.at(-1)?.text).toContain('- Not compared: azroute failed at it: x is undefined');
  });
});
