import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { inRoot, ROOT } from '../lib/root.mjs';

const OUT = inRoot('out', 'editor-test', 'index.cjs');
const WEB = inRoot('out', 'editor-test', 'web.js');

const common = {
  absWorkingDir: ROOT,
  bundle: true,
  format: 'cjs',
  external: ['vscode'],
  sourcemap: 'inline',
  logLevel: 'warning',
};

/**
 * Bundles the suite for the extension host.
 * @returns {Promise<string>} the file whose `run()` VS Code calls
 */
export async function buildSuite() {
  await build({
    ...common,
    entryPoints: ['test/editor/index.ts'],
    outfile: OUT,
    platform: 'node',
    target: 'node20.10',
    // Mocha's parallel mode, which is not used here.
    logOverride: { 'require-resolve-not-external': 'silent' },
  });
  return OUT;
}

/**
 * Bundles what of the suite runs in a browser, with the examples, which are on no disk there.
 * @param {string | undefined} grep only the tests whose name matches
 * @returns {Promise<string>} the file whose `run()` VS Code calls
 */
export async function buildWebSuite(grep) {
  await build({
    ...common,
    entryPoints: ['test/editor/web.ts'],
    outfile: WEB,
    // Mocha for browsers sets `module.exports` of whatever contains it, so the suite has to do that last.
    format: 'iife',
    globalName: 'suite',
    footer: { js: 'module.exports = suite;' },
    platform: 'browser',
    target: 'es2022',
    alias: { 'node:assert/strict': inRoot('test', 'editor', 'support', 'assert.ts') },
    define: {
      global: 'globalThis',
      'process.env.AZROUTE_WINDOW_KEYS': 'globalThis.AZROUTE_WINDOW_KEYS',
      EXAMPLES: JSON.stringify(examples()),
      GREP: JSON.stringify(grep ?? ''),
    },
  });
  return WEB;
}

/** The texts of the examples by their paths. */
function examples() {
  const folder = inRoot('examples');
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files.map(({ parentPath, name }) => {
      const file = path.join(parentPath, name);
      return [path.relative(folder, file).replaceAll(path.sep, '/'), readFileSync(file, 'utf8')];
    }),
  );
}
