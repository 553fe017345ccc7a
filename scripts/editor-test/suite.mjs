import { build } from 'esbuild';
import { inRoot, ROOT } from '../lib/root.mjs';

const OUT = inRoot('out', 'editor-test', 'index.cjs');

/**
 * Bundles the suite for the extension host.
 * @returns {Promise<string>} the file whose `run()` VS Code calls
 */
export async function buildSuite() {
  await build({
    absWorkingDir: ROOT,
    entryPoints: ['test/editor/index.ts'],
    outfile: OUT,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20.10',
    external: ['vscode'],
    sourcemap: 'inline',
    logLevel: 'warning',
    // Mocha's parallel mode, which is not used here.
    logOverride: { 'require-resolve-not-external': 'silent' },
  });
  return OUT;
}
