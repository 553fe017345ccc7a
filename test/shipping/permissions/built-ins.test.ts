import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { builtIns } from '../../../scripts/build/built-ins.mjs';
import { inRoot, ROOT } from '../../../scripts/lib/root.mjs';

const EXTENSION = 'packages/extension/dist/extension.js';
/** What runs in a browser, where nothing of Node exists. */
const WEB_EXTENSION = 'packages/extension/dist/web-extension.js';
const WEB_SERVER = 'packages/extension/dist/web-server.js';
/** What runs on the page of a diagram. */
const DIAGRAM = 'packages/extension/dist/diagram.js';
/** The importer, in a thread of its own. */
const IMPORTER = 'packages/extension/dist/import.js';
const WEB_IMPORTER = 'packages/extension/dist/web-import.js';
const CLI = 'packages/cli/dist/azroute.js';
/** What the command line loads to run git, for `azroute diff` with a revision and nothing else. */
const GIT = 'packages/cli/dist/git.js';
/** What the command line loads to serve a language model, and for nothing else. */
const MCP = 'packages/cli/dist/mcp.js';
const TOOLS = 'packages/extension/dist/tools.mjs';

/** Every script that is shipped. */
const SCRIPTS = ['packages/extension/dist', 'packages/cli/dist'].flatMap((folder) =>
  readdirSync(inRoot(folder))
    .filter((name) => /\.[cm]?js$/.test(name))
    .map((name) => `${folder}/${name}`),
);

/**
 * Modules that only compute, read files, or run threads. `fs` and `v8` can write; other tests verify that they don't.
 */
const HARMLESS = [
  'crypto',
  'events',
  'fs',
  'fs/promises',
  'module',
  'os',
  'path',
  'process',
  'readline',
  'url',
  'util',
  'v8',
  'worker_threads',
];

/** What else a bundle may use, and why. */
const BESIDES: Readonly<Record<string, readonly string[]>> = {
  // VS Code's own interface, and the library of the client, which starts the language server.
  [EXTENSION]: ['vscode', 'child_process'],
  [WEB_EXTENSION]: ['vscode'],
  // For .png files, who wants it installs it.
  [CLI]: ['./git.js', './mcp.js', '@resvg/resvg-js'],
  // The commands that would load them are not among the tools.
  [TOOLS]: ['./git.js', './mcp.js', '@resvg/resvg-js'],
  [GIT]: ['child_process'],
};

/** Globals with external effects that need no import. */
const GLOBALS = ['fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest', 'importScripts', 'navigator.sendBeacon'];
const OF_PROCESS = ['binding', '_linkedBinding', 'dlopen', 'getBuiltinModule'].map((name) => `process.${name}`);

/** An import whose name is computed. */
const UNFORESEEN = /\b(require|import)\((?!["'])/;

/** Bundles a script by itself, and returns the external modules that it loads and the globals above that it uses. */
async function outsideOf(script: string): Promise<{ imports: readonly string[]; globals: readonly string[] }> {
  const names = [...GLOBALS, ...GLOBALS.map((name) => `globalThis.${name}`), ...OF_PROCESS];
  const { metafile, outputFiles } = await build({
    absWorkingDir: ROOT,
    entryPoints: [script],
    bundle: true,
    platform: 'node',
    format: 'esm',
    // Each bundle is looked at by itself.
    external: ['vscode', './git.js', './mcp.js', '@resvg/resvg-js'],
    metafile: true,
    write: false,
    logLevel: 'error',
    // Replaces only names that the script does not define itself.
    define: Object.fromEntries(names.map((name, index) => [name, `reaches_out_${index}`])),
  });
  const all = Object.values(metafile.outputs).flatMap(({ imports }) =>
    imports.map((one) => one.path.replace('node:', '')),
  );
  const marks = [...(outputFiles[0]?.text ?? '').matchAll(/\breaches_out_(\d+)\b/g)];
  return { imports: [...new Set(all)].sort(), globals: marks.flatMap(([, index]) => names[Number(index)] ?? []) };
}

describe('what is shipped', () => {
  it('is known', () => {
    const server = 'packages/extension/dist/server.js';
    const inEditor = [EXTENSION, server, WEB_EXTENSION, WEB_SERVER, DIAGRAM, IMPORTER, WEB_IMPORTER];
    const known = [...inEditor, CLI, GIT, MCP, TOOLS];
    expect([...SCRIPTS].sort()).toEqual(known.sort());
  });

  it.each(SCRIPTS)('%s loads nothing that opens the network or starts a process', async (script) => {
    const { imports } = await outsideOf(script);
    if (![WEB_SERVER, DIAGRAM, WEB_IMPORTER].includes(script)) expect(imports).not.toEqual([]);
    expect(imports.filter((name) => !HARMLESS.includes(name))).toEqual([...(BESIDES[script] ?? [])].sort());
  });

  it('imports nothing of Node in a browser', async () => {
    expect((await outsideOf(WEB_EXTENSION)).imports).toEqual(['vscode']);
    expect((await outsideOf(WEB_SERVER)).imports).toEqual([]);
    expect((await outsideOf(DIAGRAM)).imports).toEqual([]);
    expect((await outsideOf(WEB_IMPORTER)).imports).toEqual([]);
  });

  it.each(SCRIPTS)('%s reaches out in no other way', async (script) => {
    expect((await outsideOf(script)).globals).toEqual([]);
    expect(UNFORESEEN.exec(readFileSync(inRoot(script), 'utf8'))?.[0]).toBeUndefined();
  });

  it.each(SCRIPTS)('%s asks V8 for no file', (script) => {
    expect(readFileSync(inRoot(script), 'utf8')).not.toMatch(/heapSnapshot|setHeapSnapshotNearHeapLimit|takeCoverage/i);
  });

  it('would be found out', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'azroute-'));
    const file = path.join(folder, 'script.js');
    const own = 'function harmless(fetch) { return fetch(1); }';
    writeFileSync(file, `${own}\nfetch(harmless); new globalThis.WebSocket('ws:'); process.binding('fs'); \n`);
    const { globals } = await outsideOf(file);
    rmSync(folder, { recursive: true });
    expect([...globals].sort()).toEqual(['fetch', 'globalThis.WebSocket', 'process.binding']);
  });

  it('serves a language model without generating code', () => {
    const text = readFileSync(inRoot(MCP), 'utf8');
    expect(text).toContain('tools/call');
    expect(text).not.toMatch(/\bAjv\b|\beval\(/);
  });

  it.each([EXTENSION, WEB_EXTENSION])(
    '%s asks VS Code for reading files only, except to copy the examples, to export a diagram and to import',
    (script) => {
      const text = readFileSync(inRoot(script), 'utf8');
      const used = [...text.matchAll(/\bworkspace\.fs\.(\w+)/g)].map(([, name]) => name ?? '');
      expect(used).toContain('readFile');
      expect(used.filter((name) => !['readFile', 'readDirectory', 'stat'].includes(name))).toEqual([
        'writeFile',
        'writeFile',
        'writeFile',
      ]);
      expect(text).not.toMatch(/createTerminal|executeTask|globalState|\.secrets\b|authentication\./);
    },
  );

  it.each(['git', 'mcp'])('loads the bundle %s when it is needed, not before', (name) => {
    const load = new RegExp(`.{13}(["'])\\./${name}\\.js\\1`, 'g');
    const loads = [...readFileSync(inRoot(CLI), 'utf8').matchAll(load)].map(([text]) => text);
    expect(loads).toHaveLength(1);
    expect(loads[0]).toMatch(/await import\(/);
  });

  it('starts a process in the library of the client only', async () => {
    const { metafile } = await build({
      absWorkingDir: ROOT,
      entryPoints: ['packages/extension/src/node/extension.ts'],
      bundle: true,
      platform: 'node',
      conditions: ['source', 'import'],
      external: ['vscode'],
      metafile: true,
      write: false,
    });
    const importers = Object.entries(metafile.inputs)
      .filter(([, { imports }]) => imports.some((one) => /^(node:)?child_process$/.test(one.path)))
      .map(([file]) => path.dirname(file));
    expect([...new Set(importers)]).toEqual(['node_modules/vscode-languageclient/lib/node']);
  });
});

describe('the build', () => {
  const bundle = (text: string, importer = inRoot('packages/language/src/some.js'), besides?: string[]) =>
    build({
      stdin: { contents: text, sourcefile: importer, resolveDir: path.dirname(importer) },
      bundle: true,
      platform: 'node',
      format: 'esm',
      write: false,
      logLevel: 'silent',
      plugins: [builtIns(besides ? { besides } : {})],
    }).then(({ outputFiles }) => outputFiles[0]?.text ?? '');

  const refused = builtinModules.filter((name) => !HARMLESS.includes(name));

  it.each(refused)('refuses an import of %s in the sources', async (name) => {
    const names = name.startsWith('node:') ? [name] : [name, `node:${name}`];
    for (const as of names)
      await expect(bundle(`import * as x from '${as}'; console.log(x);`)).rejects.toThrow(
        "azroute does not use Node's",
      );
  });

  it.each(HARMLESS)('lets %s through', async (name) => {
    expect(await bundle(`import * as x from '${name}'; console.log(x);`)).toContain(`from "${name}"`);
  });

  it('leaves a library with an empty module', async () => {
    const library = inRoot('node_modules/some/index.js');
    for (const name of ['net', 'node:child_process'])
      expect(await bundle(`console.log(require('${name}'));`, library)).not.toMatch(/require\("/);
    await expect(bundle(`console.log(require('http'));`, library)).rejects.toThrow("azroute does not use Node's http");
  });
});
