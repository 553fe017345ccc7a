import {
  Disposable,
  EventEmitter,
  type FileChangeEvent,
  type FileStat,
  FileSystemError,
  type FileSystemProvider,
  FileType,
  Uri,
  workspace,
} from 'vscode';
import { pagePath } from './page-path.js';
import { ruleOfPage, rulePage, withRulePages } from './rule-pages.js';

/** The scheme of the pages that the extension contains. `package.json` has VS Code show them rendered. */
const scheme = 'azroute-docs';

/** The folder of the pages of the diagnostic codes, to which diagnostics link. */
export const codePages = `${scheme}:/diagnostics`;

/**
 * The pages that the extension contains, as read-only files wherever the extension itself is: on a disk or on the web; and
 * a page of each rule.
 */
class PageFiles implements FileSystemProvider {
  private readonly changes = new EventEmitter<FileChangeEvent[]>();
  readonly onDidChangeFile = this.changes.event;

  constructor(private readonly extension: Uri) {}

  watch(): Disposable {
    return new Disposable(() => {});
  }

  async stat(uri: Uri): Promise<FileStat> {
    const file = this.file(uri);
    const isRule = ruleOfPage(nameOf(file)) !== undefined;
    const { type, ctime, mtime } = isRule ? { type: FileType.File, ctime: 0, mtime: 0 } : await workspace.fs.stat(file);
    const size = type === FileType.File ? (await this.readFile(uri)).byteLength : 0;
    return { type, ctime, mtime, size };
  }

  readDirectory(uri: Uri): Thenable<[string, FileType][]> {
    return workspace.fs.readDirectory(this.file(uri));
  }

  async readFile(uri: Uri): Promise<Uint8Array> {
    const file = this.file(uri);
    const rule = ruleOfPage(nameOf(file));
    const text = rule === undefined ? await textOf(file) : await this.pageOf(rule);
    if (text === undefined) throw FileSystemError.FileNotFound(uri);
    return new TextEncoder().encode(withRulePages(text));
  }

  /** The page of a rule; undefined if no chapter has it. */
  private async pageOf(rule: string): Promise<string | undefined> {
    const folder = Uri.joinPath(this.extension, 'dist', 'rules');
    for (const [name] of await workspace.fs.readDirectory(folder)) {
      const page = rulePage(rule, await textOf(Uri.joinPath(folder, name)), name);
      if (page !== undefined) return page;
    }
    return undefined;
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

async function textOf(file: Uri): Promise<string> {
  return new TextDecoder().decode(await workspace.fs.readFile(file));
}

function nameOf({ path }: Uri): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Lets VS Code open the pages that the extension contains, and follow the links between them. */
export function openPages(extension: Uri): Disposable {
  return workspace.registerFileSystemProvider(scheme, new PageFiles(extension), { isReadonly: true });
}
