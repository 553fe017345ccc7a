import { inRoot, ROOT } from '../lib/root.mjs';

/** What all bundles have in common. */
export const common = {
  absWorkingDir: ROOT,
  bundle: true,
  platform: 'node',
  // VS Code 1.100 runs extensions on Node 20, and so does a user's own Node.
  target: 'node20.10',
  // Workspace packages are bundled from their sources: nothing needs to be compiled first.
  conditions: ['source', 'import'],
  mainFields: ['module', 'main'],
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
};

export const polyfills = { inject: [inRoot('scripts/build/object-group-by.js')] };

/** In a browser there is nothing of Node: whatever imports it is an error. */
export const web = {
  ...common,
  platform: 'browser',
  target: 'es2022',
  mainFields: ['browser', 'module', 'main'],
  minify: true,
  plugins: [],
};

/** The language server for a browser, and each of its threads: a worker runs one script. */
export const webServerAt = (outfile) => ({
  ...web,
  ...polyfills,
  format: 'iife',
  entryPoints: ['packages/extension/src/web/server.ts'],
  outfile,
});
