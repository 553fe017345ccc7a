/**
 * Puts a file in place of another one that a library imports.
 * @param {RegExp} filter matches the import as it is written
 * @param {string} file the absolute path of the file
 * @returns {import('esbuild').Plugin}
 */
export const instead = (filter, file) => ({
  name: 'instead',
  setup(build) {
    build.onResolve({ filter }, () => ({ path: file }));
  },
});
