import type { URI } from 'langium';
import { RealFileSystem } from './real-file-system.js';

/** The disk, with other texts for some files, to try a change before it is written. */
export class OverlaidFiles extends RealFileSystem {
  /** @param texts the texts by document URI */
  constructor(private readonly texts: ReadonlyMap<string, string>) {
    super();
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
}
