import { realpath } from 'node:fs/promises';
import { URI } from 'langium';
import { NodeFileSystemProvider } from 'langium/node';

/** The disk, which also knows where a path leads through symbolic links. */
export class RealFileSystem extends NodeFileSystemProvider {
  /** The URI of a file after all symbolic links. */
  async realUri(uri: URI): Promise<URI> {
    return URI.file(await realpath(uri.fsPath));
  }
}
