import { type FileSystemNode, type FileSystemProvider, URI } from 'langium';
import { type Connection, RequestType } from 'vscode-languageserver';
import type { LinkResolver } from '../imports/import-loader.js';
import { type FileEntry, type FilePlace, fileRequests, largestFile } from '../protocol.js';
import { inTime } from './in-time.js';
import { type Linking, type LinkLimits, type LinkTeller, limitLinks } from './links.js';
import { FileRefused, longestStall } from './refusal.js';

const ReadFile = new RequestType<FilePlace, string | null, void>(fileRequests.readFile);
const ReadDirectory = new RequestType<FilePlace, readonly FileEntry[], void>(fileRequests.readDirectory);

/**
 * A file system that reads files on disk itself and asks the client for everything else, such as the files of a
 * virtual workspace. A client that doesn't support the requests has no such files.
 */
export class ClientFileSystem implements FileSystemProvider, LinkResolver, LinkLimits, LinkTeller {
  constructor(
    private readonly connection: Connection,
    private readonly disk: FileSystemProvider & Partial<LinkResolver & LinkLimits & LinkTeller>,
  ) {}

  limitLinks(linking: Linking): void {
    limitLinks(this.disk, linking);
  }

  async stat(uri: URI): Promise<FileSystemNode> {
    if (isOnDisk(uri)) return this.disk.stat(uri);
    const entry = (await this.readDirectory(parentOf(uri))).find((node) => node.uri.toString() === uri.toString());
    if (entry) return entry;
    throw new FileRefused('missing');
  }

  async exists(uri: URI): Promise<boolean> {
    if (isOnDisk(uri)) return this.disk.exists(uri);
    return this.stat(uri).then(
      () => true,
      () => false,
    );
  }

  async readFile(uri: URI): Promise<string> {
    if (isOnDisk(uri)) return this.disk.readFile(uri);
    const text = await inTime(longestStall, () => this.connection.sendRequest(ReadFile, { uri: uri.toString() }));
    if (typeof text !== 'string') throw new FileRefused('unreadable');
    // azroute's own client refuses larger files; another client may not.
    if (text.length > largestFile) throw new FileRefused('large');
    return text;
  }

  async readDirectory(uri: URI): Promise<FileSystemNode[]> {
    if (isOnDisk(uri)) return this.disk.readDirectory(uri);
    const asked = inTime(longestStall, () => this.connection.sendRequest(ReadDirectory, { uri: uri.toString() }));
    const entries: unknown = await asked.catch(() => []);
    return Array.isArray(entries) ? entries.flatMap(nodeOf) : [];
  }

  async realUri(uri: URI): Promise<URI> {
    return isOnDisk(uri) && this.disk.realUri ? this.disk.realUri(uri) : uri;
  }

  async isLink(uri: URI): Promise<boolean> {
    return isOnDisk(uri) && this.disk.isLink ? this.disk.isLink(uri) : false;
  }

  async readBinary(uri: URI): Promise<Uint8Array> {
    return isOnDisk(uri) ? this.disk.readBinary(uri) : new TextEncoder().encode(await this.readFile(uri));
  }

  // Files that aren't on disk can only be read asynchronously, and the language server reads no others.

  statSync(uri: URI): FileSystemNode {
    return this.disk.statSync(uri);
  }

  existsSync(uri: URI): boolean {
    return this.disk.existsSync(uri);
  }

  readBinarySync(uri: URI): Uint8Array {
    return this.disk.readBinarySync(uri);
  }

  readFileSync(uri: URI): string {
    return this.disk.readFileSync(uri);
  }

  readDirectorySync(uri: URI): FileSystemNode[] {
    return this.disk.readDirectorySync(uri);
  }
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

function isOnDisk(uri: URI): boolean {
  return uri.scheme === 'file';
}

function parentOf(uri: URI): URI {
  return uri.with({ path: uri.path.replace(/\/[^/]*$/, '') || '/' });
}
