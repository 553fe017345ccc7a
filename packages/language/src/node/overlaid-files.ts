import type { FileSystemNode, URI } from 'langium';
import { RealFileSystem } from './real-file-system.js';

/** The disk, with other texts for some files, to try a change before it is written. */
export class OverlaidFiles extends RealFileSystem {
  /** @param texts the texts by document URI */
  constructor(private readonly texts: ReadonlyMap<string, string>) {
    super();
  }

  override async stat(uri: URI): Promise<FileSystemNode> {
    return this.nodeOf(uri) ?? super.stat(uri);
  }

  override statSync(uri: URI): FileSystemNode {
    return this.nodeOf(uri) ?? super.statSync(uri);
  }

  override async exists(uri: URI): Promise<boolean> {
    return this.texts.has(uri.toString()) || super.exists(uri);
  }

  override existsSync(uri: URI): boolean {
    return this.texts.has(uri.toString()) || super.existsSync(uri);
  }

  override async readBinary(uri: URI): Promise<Uint8Array> {
    const text = this.texts.get(uri.toString());
    return text === undefined ? super.readBinary(uri) : Buffer.from(text);
  }

  override readBinarySync(uri: URI): Uint8Array {
    const text = this.texts.get(uri.toString());
    return text === undefined ? super.readBinarySync(uri) : Buffer.from(text);
  }

  override async readFile(uri: URI): Promise<string> {
    return this.texts.get(uri.toString()) ?? super.readFile(uri);
  }

  override readFileSync(uri: URI): string {
    return this.texts.get(uri.toString()) ?? super.readFileSync(uri);
  }

  /** A text that is not on the disk yet is where it says. */
  override async realUri(uri: URI): Promise<URI> {
    try {
      return await super.realUri(uri);
    } catch (error) {
      if (this.texts.has(uri.toString())) return uri;
      throw error;
    }
  }

  private nodeOf(uri: URI): FileSystemNode | undefined {
    return this.texts.has(uri.toString()) ? { uri, isFile: true, isDirectory: false } : undefined;
  }
}
