/** A folder of the workspace. */
interface Folder {
  readonly name: string;
}

/**
 * The folder whose files a tool is asked about, and how its paths begin if they name the folder first, as VS Code shows
 * paths where several folders are open. Without a path, it is the first folder.
 * @param named the first path that is given
 * @param containing the folder that contains an absolute path
 * @param exists whether a folder contains a relative path
 */
export async function folderOfCall<T extends Folder>(
  folders: readonly T[],
  named: string | undefined,
  containing: (path: string) => T | undefined,
  exists: (folder: T, path: string) => Promise<boolean>,
): Promise<{ readonly folder: T; readonly prefix: string } | undefined> {
  const [first] = folders;
  if (!first) return undefined;
  if (named === undefined || folders.length === 1) return { folder: first, prefix: '' };
  if (isAbsolute(named)) return { folder: containing(named) ?? first, prefix: '' };
  for (const folder of folders) if (await exists(folder, named)) return { folder, prefix: '' };
  const [name] = named.split(/[\\/]/);
  const folder = folders.find((each) => each.name === name);
  return folder ? { folder, prefix: folder.name } : { folder: first, prefix: '' };
}

/** A path without the name of a folder at its beginning. */
export function withoutPrefix(path: string, prefix: string): string {
  if (prefix === '') return path;
  if (path === prefix) return '.';
  return path.startsWith(prefix) && /^[\\/]/.test(path.slice(prefix.length)) ? path.slice(prefix.length + 1) : path;
}

/** Whether a path of this or of another operating system is absolute. */
function isAbsolute(path: string): boolean {
  return /^([a-z]:)?[\\/]/i.test(path);
}
