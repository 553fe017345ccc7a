import type { FileSystemProvider, URI } from 'langium';

/** A file system of which some files can be read synchronously only after they were read ahead. */
export interface ReadingAhead {
  /**
   * Reads files; those for which that is not needed are skipped.
   * @param again whether those that were read before are read again
   * @returns whether one of them could not be asked for before, and now could
   */
  readAhead(files: readonly URI[], again?: boolean): Promise<boolean>;
  /** Forgets all files but these. */
  keepAhead(files: readonly URI[]): void;
}

/** Reads files ahead where a file system needs that. */
export async function readAhead(
  from: FileSystemProvider & Partial<ReadingAhead>,
  files: readonly URI[],
  again = false,
): Promise<boolean> {
  return files.length > 0 && ((await from.readAhead?.(files, again)) ?? false);
}

/** Forgets the files that were read ahead, but these. */
export function keepAhead(from: FileSystemProvider & Partial<ReadingAhead>, files: readonly URI[]): void {
  from.keepAhead?.(files);
}
