import type { FileSystemProvider, URI } from 'langium';

/** Where symbolic links may lead: anywhere if the workspace is trusted, or else not out of its folders. */
export interface Linking {
  readonly trusted: boolean;
  /** The folders out of which links may not lead. */
  readonly folders: readonly URI[];
  /** The folders into which they may lead. */
  readonly targets: readonly URI[];
}

/** A file system that can be told where symbolic links may lead; at first they may lead anywhere. */
export interface LinkLimits {
  limitLinks(linking: Linking): void;
}

/** Tells a file system where symbolic links may lead, if it knows of links. */
export function limitLinks(files: FileSystemProvider & Partial<LinkLimits>, linking: Linking): void {
  files.limitLinks?.(linking);
}

/** A file system that tells links from files. */
export interface LinkTeller {
  /** Whether the last part of a path is a symbolic link. */
  isLink(uri: URI): Promise<boolean>;
}
