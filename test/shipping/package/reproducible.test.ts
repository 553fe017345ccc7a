import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inRoot, ROOT } from '../../../scripts/lib/root.mjs';
import { dependenciesOf } from '../support/lock.js';

/** What a build reads. */
const SOURCES = [
  'packages',
  'scripts',
  'syntaxes',
  'docs/diagnostics',
  'docs/rules',
  'examples',
  'CHANGELOG.md',
  'LICENSE',
  'package.json',
  'package-lock.json',
  'tsconfig.base.json',
];
const TOOLS = ['esbuild', '@vscode/vsce', '@cyclonedx', '@modelcontextprotocol', 'zod'];
const MADE = /(^|[\\/])(dist|out|node_modules)$/;

interface Place {
  readonly make: () => string;
  readonly umask: string;
  readonly env: Readonly<Record<string, string>>;
}

/** Two environments that have little in common. */
const PLACES: readonly Place[] = [
  {
    make: () => {
      const folder = inRoot('out', 'reproducible', 'deep', 'down');
      rmSync(inRoot('out', 'reproducible'), { recursive: true, force: true });
      mkdirSync(folder, { recursive: true });
      return folder;
    },
    umask: '022',
    env: { TZ: 'America/New_York', LC_ALL: 'C', SOURCE_DATE_EPOCH: '1000000000' },
  },
  {
    make: () => mkdtempSync(path.join(tmpdir(), 'azroute build, elsewhere-')),
    umask: '077',
    env: { TZ: 'Pacific/Auckland', LC_ALL: 'cs_CZ.UTF-8' },
  },
];

/** Copies the sources and the bundled packages, like an installation would; the tools are those installed here. */
function copySources(folder: string): void {
  for (const name of SOURCES)
    cpSync(inRoot(name), path.join(folder, name), { recursive: true, filter: (source) => !MADE.test(source) });
  const bundled = new Set(
    ['extension', 'cli'].flatMap((name) => dependenciesOf(`packages/${name}`)).map(({ place }) => place),
  );
  for (const place of bundled) cpSync(inRoot(place), path.join(folder, place), { recursive: true });
  const modules = path.join(folder, 'node_modules');
  mkdirSync(path.join(modules, '@azroute'));
  for (const name of ['engine', 'diagram', 'language', 'import', 'cli'])
    symlinkSync(path.join('..', '..', 'packages', name), path.join(modules, '@azroute', name));
  for (const name of TOOLS) {
    mkdirSync(path.dirname(path.join(modules, name)), { recursive: true });
    symlinkSync(inRoot('node_modules', name), path.join(modules, name));
  }
}

/** Builds and packages in a folder. */
async function make(folder: string, { umask, env }: Place): Promise<void> {
  const script = `umask ${umask} && "${process.execPath}" scripts/build.mjs && "${process.execPath}" scripts/package.mjs`;
  await promisify(execFile)('sh', ['-c', script], { cwd: folder, env: { ...process.env, ...env } });
}

/** The checksums of all output files, by path. */
function made(folder: string): Readonly<Record<string, string>> {
  const inFolder = (name: string) =>
    readdirSync(path.join(folder, name), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));
  const files = [
    'azroute.vsix',
    'azroute.cdx.json',
    ...inFolder('packages/cli/dist'),
    ...inFolder('packages/extension/dist'),
  ];
  return Object.fromEntries(
    files.map((file) => [
      file,
      createHash('sha256')
        .update(readFileSync(path.join(folder, file)))
        .digest('hex'),
    ]),
  );
}

describe.skipIf(process.platform === 'win32')('the package', () => {
  const folders: string[] = [];

  beforeAll(async () => {
    for (const place of PLACES) {
      const folder = place.make();
      folders.push(folder);
      copySources(folder);
      await make(folder, place);
    }
  });
  afterAll(() => folders.forEach((folder) => void rmSync(folder, { recursive: true, force: true })));

  it('is the same byte for byte when it is made twice, in other folders and by other users', () => {
    const [first, second] = folders.map(made);
    expect(Object.keys(first ?? {})).toContain('azroute.vsix');
    expect(Object.keys(first ?? {}).length).toBeGreaterThan(8);
    expect(second).toEqual(first);
  });

  it('knows nothing of the folder in which it was made', () => {
    for (const folder of folders)
      for (const file of Object.keys(made(folder))) {
        const text = readFileSync(path.join(folder, file), 'latin1');
        for (const place of [...folders, ROOT]) expect(text.includes(place), `${place} in ${file}`).toBe(false);
      }
  });
});
