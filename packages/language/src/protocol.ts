/**
 * The requests that the language server sends to an editor in addition to the Language Server Protocol: for files that
 * are not on a disk, such as those of a virtual workspace. An editor that does not support them has no such files.
 */
export const fileRequests = {
  /** Asks with a {@link FilePlace} for a text; `null` if it cannot be read. */
  readFile: 'azroute/readFile',
  /** Asks with a {@link FilePlace} for a list of {@link FileEntry}; empty if the folder cannot be read. */
  readDirectory: 'azroute/readDirectory',
} as const;

/** A file or folder, by its URI. */
export interface FilePlace {
  readonly uri: string;
}

/** One entry of a folder. */
export interface FileEntry {
  readonly uri: string;
  readonly isFile: boolean;
  readonly isDirectory: boolean;
}

/** The largest file that is read, in bytes; messages say 10 MB. */
export const largestFile = 10_000_000;
