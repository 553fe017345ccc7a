import { realpathSync, type Stats, statSync } from 'node:fs';
import { lstat, opendir, realpath, stat } from 'node:fs/promises';
import { type FileSystemNode, type FileSystemProvider, URI, UriUtils } from 'langium';
import type { LinkResolver } from '../imports/import-loader.js';
import type { Linking, LinkLimits, LinkTeller } from '../workspace/links.js';
import { FileRefused, longestStall, refusalOf } from '../workspace/refusal.js';
import { isSound } from '../workspace/sound-uri.js';

import { linkRefusal } from './link-rule.js';
import { onDisk } from './on-disk.js';
import { readRegularFile, readRegularFileSync } from './read-file.js';

/** The maximum number of entries read from one folder. */
const mostEntries = 50_000;

/**
 * The disk, restricted to azroute files: regular files of a limited size whose name after resolving symbolic links is
 * still that of a topology or a configuration.
 */
export class RealFileSystem implements FileSystemProvider, LinkResolver, LinkLimits, LinkTeller {
  private limits: { readonly folders: readonly string[]; readonly targets: readonly string[] } | undefined;

  limitLinks({ trusted, folders, targets }: Linking): void {
    const paths = (uris: readonly URI[]) => uris.map(({ fsPath }) => fsPath);
    this.limits = trusted ? undefined : { folders: paths(folders), targets: paths(targets) };
  }

  async stat(uri: URI): Promise<FileSystemNode> {
    return nodeOf(uri, await onDisk(longestStall, () => stat(uri.fsPath)));
  }

  statSync(uri: URI): FileSystemNode {
    return nodeOf(uri, statSync(uri.fsPath));
  }

  async exists(uri: URI): Promise<boolean> {
    return this.stat(uri).then(
      () => true,
      () => false,
    );
  }

  /** Also true for a circular link: something exists there, and reading it says what is wrong. */
  existsSync(uri: URI): boolean {
    try {
      this.statSync(uri);
      return true;
    } catch (error) {
      return refusalOf(error) === 'circle';
    }
  }

  async readBinary(uri: URI): Promise<Uint8Array> {
    return readRegularFile(await this.target(uri));
  }

  readBinarySync(uri: URI): Uint8Array {
    return readRegularFileSync(this.targetSync(uri));
  }

  async readFile(uri: URI): Promise<string> {
    return (await readRegularFile(await this.target(uri))).toString('utf8');
  }

  readFileSync(uri: URI): string {
    return readRegularFileSync(this.targetSync(uri)).toString('utf8');
  }

  /** The entries of a folder; symbolic links are neither files nor folders here, so that searches end. */
  async readDirectory(uri: URI): Promise<FileSystemNode[]> {
    return onDisk(longestStall, async ({ progress }) => {
      const nodes: FileSystemNode[] = [];
      let count = 0;
      for await (const entry of await opendir(uri.fsPath, { bufferSize: 1_000 })) {
        progress();
        if (++count > mostEntries) break;
        const node = nodeOf(UriUtils.joinPath(uri, entry.name), entry);
        if (isSound(node.uri)) nodes.push(node);
      }
      return nodes;
    });
  }

  readDirectorySync(): FileSystemNode[] {
    throw new Error('Folders are read asynchronously only.');
  }

  /**
   * Asks the disk, because a path can be spelled differently than on disk: in another case, or in another Unicode
   * normalization.
   */
  async isLink(uri: URI): Promise<boolean> {
    return (await onDisk(longestStall, () => lstat(uri.fsPath))).isSymbolicLink();
  }

  /** The URI of a file after resolving symbolic links. */
  async realUri(uri: URI): Promise<URI> {
    return URI.file(await onDisk(longestStall, () => realpath(uri.fsPath)));
  }

  /** The path to open. It contains no links, so exactly the checked file is opened. */
  private async target({ fsPath }: URI): Promise<string> {
    const { limits } = this;
    return onDisk(longestStall, async () => {
      const real = await realpath(fsPath);
      const realFolders = await Promise.all((limits?.targets ?? []).map((one) => realpath(one).catch(() => one)));
      const refusal = linkRefusal(fsPath, real, limits && { folders: limits.folders, realFolders });
      // A folder is reported as a folder, whatever its name.
      if (refusal) throw new FileRefused((await stat(real)).isDirectory() ? 'folder' : refusal);
      return real;
    });
  }

  private targetSync({ fsPath }: URI): string {
    const { limits } = this;
    const real = realpathSync(fsPath);
    const bounds = limits && { folders: limits.folders, realFolders: limits.targets.map(realOrSame) };
    const refusal = linkRefusal(fsPath, real, bounds);
    if (refusal) throw new FileRefused(refusal);
    return real;
  }
}

function nodeOf(uri: URI, stats: Pick<Stats, 'isFile' | 'isDirectory'>): FileSystemNode {
  return { uri, isFile: stats.isFile(), isDirectory: stats.isDirectory() };
}

function realOrSame(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
