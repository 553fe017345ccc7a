import type { FileSystemProvider, URI } from 'langium';

/** Where symbolic links may lead: anywhere in a trusted workspace, otherwise not out of its folders. */
export interface Linking {
  readonly trusted: boolean;
  /** The folders that links must not lead out of. */
  readonly folders: readonly URI[];
  /** The folders that they may lead to. */
  readonly targets: readonly URI[];
}

/** A file system that can restrict where symbolic links lead; without a restriction they may lead anywhere. */
export interface LinkLimits {
  limitLinks(linking: Linking): void;
}

/** Restricts the symbolic links of a file system, if it supports that. */
export function limitLinks(files: FileSystemProvider & Partial<LinkLimits>, linking: Linking): void {
  files.limitLinks?.(linking);
}

/** A file system that distinguishes links from files. */
export interface LinkTeller {
  /** Whether the last part of a path is a symbolic link. */
  isLink(uri: URI): Promise<boolean>;
}
