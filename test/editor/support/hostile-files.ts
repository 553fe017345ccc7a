import { Disposable, EventEmitter, type FileChangeEvent, FileSystemError, FileType, type Uri, workspace } from 'vscode';

/** The scheme of files of which some fail. */
export const HOSTILE = 'hostile';

/** What becomes of the attempt to read a file: a text, an error, or nothing at all. */
export type Hostile = string | Error | 'never';

const never = new Promise<never>(() => {});

/**
 * Registers files under `hostile:/` whose folders cannot be listed, and which fail as they are told to.
 * @param files what becomes of the attempt to read it, by path; it can be changed later
 */
export function hostileFiles(files: Readonly<Record<string, Hostile>>): Disposable {
  const changes = new EventEmitter<FileChangeEvent[]>();
  const refused = (uri: Uri): never => {
    throw FileSystemError.NoPermissions(uri);
  };
  const contentOf = async (uri: Uri): Promise<string> => {
    const found = files[uri.path];
    if (found === undefined) throw FileSystemError.FileNotFound(uri);
    if (found instanceof Error) throw found;
    return found === 'never' ? never : found;
  };
  const provider = workspace.registerFileSystemProvider(
    HOSTILE,
    {
      onDidChangeFile: changes.event,
      watch: () => new Disposable(() => {}),
      stat: async (uri) => {
        const { length } = await contentOf(uri);
        return { type: FileType.File, ctime: 0, mtime: 0, size: length };
      },
      readDirectory: refused,
      readFile: async (uri) => new TextEncoder().encode(await contentOf(uri)),
      createDirectory: refused,
      writeFile: refused,
      delete: refused,
      rename: refused,
    },
    { isReadonly: true },
  );
  return Disposable.from(provider, changes);
}
