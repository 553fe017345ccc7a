import { EmptyFileSystemProvider, type FileSystemNode, type FileSystemProvider, URI } from 'langium';
import { type Connection, ErrorCodes, RequestType, ResponseError } from 'vscode-languageserver';
import type { LinkResolver } from '../imports/import-loader.js';
import { type FileEntry, type FilePlace, fileRequests, largestFile } from '../protocol.js';
import { type Linking, type LinkLimits, type LinkTeller, limitLinks } from './links.js';
import type { ReadingAhead } from './reading-ahead.js';
import { FileRefused } from './refusal.js';
import { Unanswered } from './unanswered.js';

const ReadFile = new RequestType<FilePlace, string | null, void>(fileRequests.readFile);
const ReadDirectory = new RequestType<FilePlace, readonly FileEntry[], void>(fileRequests.readDirectory);

/**
 * A file system that reads files on disk itself and asks the client for everything else, such as the files of a
 * virtual workspace. A client that doesn't support the requests has no such files.
 */
export class ClientFileSystem implements FileSystemProvider, LinkResolver, LinkLimits, LinkTeller, ReadingAhead {
  private readonly disk: FileSystemProvider & Partial<LinkResolver & LinkLimits & LinkTeller>;
  private readonly isOnDisk: (uri: URI) => boolean;
  /** The texts of files that were read ahead, by URI; undefined for one that does not exist. */
  private readonly ahead = new Map<string, string | undefined>();
  /** The files for which the last request failed. */
  private readonly failed = new Set<string>();
  private readonly requests = new Unanswered();

  /** @param disk the disk; undefined if there is none, as in a browser: then the client is asked for all files */
  constructor(
    private readonly connection: Connection,
    disk?: FileSystemProvider & Partial<LinkResolver & LinkLimits & LinkTeller>,
  ) {
    this.disk = disk ?? new EmptyFileSystemProvider();
    this.isOnDisk = ({ scheme }) => disk !== undefined && scheme === 'file';
  }

  limitLinks(linking: Linking): void {
    limitLinks(this.disk, linking);
  }

  async stat(uri: URI): Promise<FileSystemNode> {
    if (this.isOnDisk(uri)) return this.disk.stat(uri);
    const entry = (await this.readDirectory(parentOf(uri))).find((node) => node.uri.toString() === uri.toString());
    if (entry) return entry;
    throw new FileRefused('missing');
  }

  async exists(uri: URI): Promise<boolean> {
    if (this.isOnDisk(uri)) return this.disk.exists(uri);
    return this.stat(uri).then(
      () => true,
      () => false,
    );
  }

  async readFile(uri: URI): Promise<string> {
    if (this.isOnDisk(uri)) return this.disk.readFile(uri);
    const text = await this.ask(uri);
    if (typeof text !== 'string') throw new FileRefused((await this.lacks(uri)) ? 'missing' : 'unreadable');
    // azroute's own client refuses larger files; another client may not.
    if (text.length > largestFile) throw new FileRefused('large');
    return text;
  }

  async readDirectory(uri: URI): Promise<FileSystemNode[]> {
    if (this.isOnDisk(uri)) return this.disk.readDirectory(uri);
    const key = uri.toString();
    const asked = this.requests.wait(`folder ${key}`, () => this.connection.sendRequest(ReadDirectory, { uri: key }));
    const entries: unknown = await asked.catch(() => []);
    return Array.isArray(entries) ? entries.flatMap(nodeOf) : [];
  }

  async realUri(uri: URI): Promise<URI> {
    return this.isOnDisk(uri) && this.disk.realUri ? this.disk.realUri(uri) : uri;
  }

  async isLink(uri: URI): Promise<boolean> {
    return this.isOnDisk(uri) && this.disk.isLink ? this.disk.isLink(uri) : false;
  }

  async readBinary(uri: URI): Promise<Uint8Array> {
    return this.isOnDisk(uri) ? this.disk.readBinary(uri) : new TextEncoder().encode(await this.readFile(uri));
  }

  async readAhead(files: readonly URI[], again = false): Promise<boolean> {
    const wanted = files.filter((uri) => !this.isOnDisk(uri) && (again || !this.ahead.has(uri.toString())));
    const late = await Promise.all(wanted.map((uri) => this.readOneAhead(uri)));
    return late.includes(true);
  }

  keepAhead(files: readonly URI[]): void {
    const kept = new Set(files.map(String));
    for (const uri of this.ahead.keys()) if (!kept.has(uri)) this.ahead.delete(uri);
    for (const uri of this.failed) if (!kept.has(uri)) this.failed.delete(uri);
  }

  /** Reads a file ahead; says whether that failed before. After a failed request, what was read before counts. */
  private async readOneAhead(uri: URI): Promise<boolean> {
    const key = uri.toString();
    try {
      const text: unknown = await this.ask(uri).catch(nullIfUnsupported);
      this.ahead.set(key, typeof text === 'string' && text.length <= largestFile ? text : undefined);
      return this.failed.delete(key);
    } catch {
      this.failed.add(key);
      return false;
    }
  }

  // Files that aren't on disk can only be read asynchronously, unless they were read ahead.

  statSync(uri: URI): FileSystemNode {
    return this.disk.statSync(uri);
  }

  existsSync(uri: URI): boolean {
    return this.isOnDisk(uri) ? this.disk.existsSync(uri) : this.ahead.get(uri.toString()) !== undefined;
  }

  readBinarySync(uri: URI): Uint8Array {
    return this.isOnDisk(uri) ? this.disk.readBinarySync(uri) : new TextEncoder().encode(this.readFileSync(uri));
  }

  readFileSync(uri: URI): string {
    if (this.isOnDisk(uri)) return this.disk.readFileSync(uri);
    const text = this.ahead.get(uri.toString());
    if (text === undefined) throw new FileRefused('missing');
    return text;
  }

  readDirectorySync(uri: URI): FileSystemNode[] {
    return this.disk.readDirectorySync(uri);
  }

  private ask(uri: URI): Promise<string | null> {
    const key = uri.toString();
    return this.requests.wait(`file ${key}`, () => this.connection.sendRequest(ReadFile, { uri: key }));
  }

  /** Whether a folder can be listed and does not contain a file. */
  private async lacks(uri: URI): Promise<boolean> {
    const entries = await this.readDirectory(parentOf(uri));
    return entries.length > 0 && !entries.some((node) => node.uri.toString() === uri.toString());
  }
}

/** A client that does not support a request has no such files. */
function nullIfUnsupported(error: unknown): null {
  if (error instanceof ResponseError && error.code === ErrorCodes.MethodNotFound) return null;
  throw error;
}

/** A directory entry from the client, which may send anything; an invalid entry is left out. */
function nodeOf(entry: Partial<FileEntry> | null): FileSystemNode[] {
  try {
    if (typeof entry?.uri !== 'string') return [];
    return [{ uri: URI.parse(entry.uri), isFile: entry.isFile === true, isDirectory: entry.isDirectory === true }];
  } catch {
    return [];
  }
}

function parentOf(uri: URI): URI {
  return uri.with({ path: uri.path.replace(/\/[^/]*$/, '') || '/' });
}
