import { isBuiltin } from 'node:module';

/** What of Node every bundle may use. */
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

/** What libraries import for things that azroute does not do: they get an empty module. */
const LEFT_OUT = ['child_process', 'net'];

/**
 * Keeps the network and child processes out of a bundle: what libraries import of these becomes an empty module, and an
 * import in azroute's own code, or of anything else that is not on the list above, is an error.
 * @param {{ besides?: string[] }} [options] what this bundle may use besides
 * @returns {import('esbuild').Plugin}
 */
export const builtIns = ({ besides = [] } = {}) => ({
  name: 'built-ins',
  setup(build) {
    build.onResolve({ filter: /^[\w:/]+$/ }, ({ path: wanted, importer }) => {
      const name = wanted.replace(/^node:/, '');
      if (!isBuiltin(wanted) || USED.includes(name) || besides.includes(name)) return undefined;
      if (LEFT_OUT.includes(name) && /[\\/]node_modules[\\/]/.test(importer)) return { path: name, namespace: 'empty' };
      return { errors: [{ text: `azroute does without Node's ${name}; docs/security.md says why` }] };
    });
    build.onLoad({ filter: /.*/, namespace: 'empty' }, () => ({ contents: 'module.exports = {};', loader: 'js' }));
  },
});
