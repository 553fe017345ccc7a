/**
 * Keeps a file out of a bundle: what imports it loads another bundle instead.
 * @param {string} name the name of the file
 * @param {string} bundle the other bundle, relative to the first one
 * @returns {import('esbuild').Plugin}
 */
export const apart = (name, bundle) => ({
  name: 'apart',
  setup(build) {
    build.onResolve({ filter: /^\.\// }, ({ path }) =>
      path.endsWith(`/${name}`) ? { path: bundle, external: true } : undefined,
    );
  },
});
