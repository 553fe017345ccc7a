/** The folders of `dist` that contain pages. */
const folders: readonly string[] = ['diagnostics', 'rules'];

/**
 * The folder and the names of the page at a path such as `/rules/README.md`; undefined if it would be elsewhere. On
 * Windows, a backslash in a name is one more way out of a folder.
 */
export function pagePath(path: string): { readonly folder: string; readonly names: readonly string[] } | undefined {
  const [, folder = '', ...names] = path.split('/');
  const leadsOut = names.some((name) => name === '..' || name.includes('\\'));
  return folders.includes(folder) && !leadsOut ? { folder, names } : undefined;
}
