import { cpSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { web, webServerAt } from '../build/bundles.mjs';
import { exampleNames } from '../build/examples.mjs';
import { inRoot } from '../lib/root.mjs';

/** The examples are a module of the page: it asks no address for anything. */
const examples = {
  name: 'examples',
  setup(bundler) {
    bundler.onResolve({ filter: /^azroute-examples$/ }, ({ path: name }) => ({ path: name, namespace: 'examples' }));
    bundler.onLoad({ filter: /.*/, namespace: 'examples' }, () => ({
      contents: JSON.stringify(
        Object.fromEntries(exampleNames().map((name) => [name, readFileSync(inRoot('examples', name), 'utf8')])),
      ),
      loader: 'json',
    }));
  },
};

/**
 * Bundles the playground: the page, the editor's worker, and the language server of VS Code for the Web.
 * @param {string} folder where it is served from
 */
export async function buildPlayground(folder) {
  const page = {
    ...web,
    conditions: ['import'],
    format: 'esm',
    metafile: false,
    target: 'es2023',
    loader: { '.ttf': 'file' },
    assetNames: '[name]',
  };
  await Promise.all([
    build({ ...page, entryPoints: { play: 'site/play/main.ts' }, outdir: folder, plugins: [examples] }),
    build({
      ...page,
      format: 'iife',
      entryPoints: { 'editor-worker': 'site/node_modules/monaco-editor/esm/vs/editor/editor.worker.js' },
      outdir: folder,
    }),
    build({ ...webServerAt(path.join(folder, 'server.js')), metafile: false }),
  ]);
  cpSync(inRoot('site', 'play', 'index.html'), path.join(folder, 'index.html'));
  cpSync(inRoot('packages', 'extension', 'images', 'icon.png'), path.join(folder, 'icon.png'));
}
