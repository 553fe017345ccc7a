import {
  Disposable,
  EventEmitter,
  type FileChangeEvent,
  type FileStat,
  FileSystemError,
  type FileSystemProvider,
  type FileType,
  Uri,
  workspace,
} from 'vscode';
import { pagePath } from './page-path.js';

/** The scheme of the pages that the extension contains. `package.json` has VS Code show them rendered. */
const scheme = 'azroute-docs';

/** The folder of the pages of the diagnostic codes, to which diagnostics link. */
export const codePages = `${scheme}:/diagnostics`;

/** The pages that the extension contains, as read-only files wherever the extension itself is: on a disk or on the web. */
class PageFiles implements FileSystemProvider {
  private readonly changes = new EventEmitter<FileChangeEvent[]>();
  readonly onDidChangeFile = this.changes.event;

  constructor(private readonly extension: Uri) {}

  watch(): Disposable {
    return new Disposable(() => {});
  }

  stat(uri: Uri): Thenable<FileStat> {
    return workspace.fs.stat(this.file(uri));
  }

  readDirectory(uri: Uri): Thenable<[string, FileType][]> {
    return workspace.fs.readDirectory(this.file(uri));
  }

  readFile(uri: Uri): Thenable<Uint8Array> {
    return workspace.fs.readFile(this.file(uri));
  }

  createDirectory(uri: Uri): never {
    throw FileSystemError.NoPermissions(uri);
  }

  writeFile(uri: Uri): never {
    throw FileSystemError.NoPermissions(uri);
  }

  delete(uri: Uri): never {
    throw FileSystemError.NoPermissions(uri);
  }

  rename(uri: Uri): never {
    throw FileSystemError.NoPermissions(uri);
  }

  /** The file of the extension that contains a page. */
  private file(uri: Uri): Uri {
    const page = pagePath(uri.path);
    if (!page) throw FileSystemError.FileNotFound(uri);
    const folder = Uri.joinPath(this.extension, 'dist', page.folder);
    const file = Uri.joinPath(folder, ...page.names);
    if (!`${file.path}/`.startsWith(`${folder.path}/`)) throw FileSystemError.FileNotFound(uri);
    return file;
  }
}

/** Lets VS Code open the pages that the extension contains, and follow the links between them. */
export function openPages(extension: Uri): Disposable {
  return workspace.registerFileSystemProvider(scheme, new PageFiles(extension), { isReadonly: true });
}
