import { Disposable, EventEmitter, type FileChangeEvent, FileSystemError, FileType, type Uri, workspace } from 'vscode';

/** The scheme of files that exist only in memory, like those of a virtual workspace. */
export const MEMORY = 'memory';

/**
 * Registers files under `memory:/` with VS Code; no other program can read them.
 * @param files text by path, such as `/hub.azroute`
 */
export function memoryFiles(files: Readonly<Record<string, string>>): Disposable {
  const changes = new EventEmitter<FileChangeEvent[]>();
  const readOnly = (uri: Uri): never => {
    throw FileSystemError.NoPermissions(uri);
  };
  const text = (uri: Uri): string => {
    const found = files[uri.path];
    if (found === undefined) throw FileSystemError.FileNotFound(uri);
    return found;
  };
  const provider = workspace.registerFileSystemProvider(
    MEMORY,
    {
      onDidChangeFile: changes.event,
      watch: () => new Disposable(() => {}),
      stat: (uri) =>
        uri.path === '/'
          ? { type: FileType.Directory, ctime: 0, mtime: 0, size: 0 }
          : { type: FileType.File, ctime: 0, mtime: 0, size: text(uri).length },
      readDirectory: () => Object.keys(files).map((path) => [path.slice(1), FileType.File]),
      readFile: (uri) => new TextEncoder().encode(text(uri)),
      createDirectory: readOnly,
      writeFile: readOnly,
      delete: readOnly,
      rename: readOnly,
    },
    { isReadonly: true },
  );
  return Disposable.from(provider, changes);
}
