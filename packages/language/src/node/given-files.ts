import { type FileSystemNode, type FileSystemProvider, URI } from 'langium';
import { FileRefused } from '../workspace/refusal.js';

/** Files whose content is given, such as those of a revision of a repository. Nothing else exists. */
export class GivenFiles implements FileSystemProvider {
  private readonly contents: ReadonlyMap<string, Uint8Array>;

  /** @param contents the content of each file by its absolute path */
  constructor(contents: ReadonlyMap<string, Uint8Array>) {
    this.contents = new Map([...contents].map(([path, content]) => [URI.file(path).toString(), content]));
  }

  async stat(uri: URI): Promise<FileSystemNode> {
    return this.statSync(uri);
  }

  statSync(uri: URI): FileSystemNode {
    this.readBinarySync(uri);
    return { uri, isFile: true, isDirectory: false };
  }

  async exists(uri: URI): Promise<boolean> {
    return this.existsSync(uri);
  }

  existsSync(uri: URI): boolean {
    return this.contents.has(uri.toString());
  }

  async readBinary(uri: URI): Promise<Uint8Array> {
    return this.readBinarySync(uri);
  }

  readBinarySync(uri: URI): Uint8Array {
    const content = this.contents.get(uri.toString());
    if (!content) throw new FileRefused('missing');
    return content;
  }

  async readFile(uri: URI): Promise<string> {
    return this.readFileSync(uri);
  }

  readFileSync(uri: URI): string {
    return Buffer.from(this.readBinarySync(uri)).toString('utf8');
  }

  async readDirectory(): Promise<FileSystemNode[]> {
    return this.readDirectorySync();
  }

  readDirectorySync(): FileSystemNode[] {
    return [];
  }
}
