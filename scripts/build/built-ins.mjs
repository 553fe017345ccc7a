import { isBuiltin } from 'node:module';

/** The Node modules that every bundle may use. */
const USED = [
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

/** Modules that libraries import for features that azroute does not use: they get an empty module. */
const LEFT_OUT = ['child_process', 'net'];

/**
 * Keeps the network and child processes out of a bundle: if libraries import these modules, they get an empty module;
 * an import in azroute's own code, or of anything else that is not on the list above, is an error.
 * @param {{ besides?: string[] }} [options] what else this bundle may use
 * @returns {import('esbuild').Plugin}
 */
export const builtIns = ({ besides = [] } = {}) => ({
  name: 'built-ins',
  setup(build) {
    build.onResolve({ filter: /^[\w:/]+$/ }, ({ path: wanted, importer }) => {
      const name = wanted.replace(/^node:/, '');
      if (!isBuiltin(wanted) || USED.includes(name) || besides.includes(name)) return undefined;
      if (LEFT_OUT.includes(name) && /[\\/]node_modules[\\/]/.test(importer)) return { path: name, namespace: 'empty' };
      return { errors: [{ text: `azroute does not use Node's ${name}; docs/security.md says why` }] };
    });
    build.onLoad({ filter: /.*/, namespace: 'empty' }, () => ({ contents: 'module.exports = {};', loader: 'js' }));
  },
});
