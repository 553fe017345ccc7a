import { build } from 'esbuild';
import { inRoot, ROOT } from '../lib/root.mjs';

const OUT = inRoot('out', 'editor-test', 'index.cjs');

/**
 * Bundles the suite for the extension host. Mocha stays outside: it loads parts of itself by name.
 * @returns {Promise<string>} the file that VS Code calls `run()` of
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
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  return OUT;
}
