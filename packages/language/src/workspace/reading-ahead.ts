import type { FileSystemProvider, URI } from 'langium';

/** A file system of which some files can be read synchronously only after they were read ahead. */
export interface ReadingAhead {
  /**
   * Reads files; those for which that is not needed are skipped.
   * @param again whether those that were read before are read again
   */
  readAhead(files: readonly URI[], again?: boolean): Promise<void>;
}

/** Reads files ahead where a file system needs that. */
export async function readAhead(
  from: FileSystemProvider & Partial<ReadingAhead>,
  files: readonly URI[],
  again = false,
): Promise<void> {
  if (files.length > 0) await from.readAhead?.(files, again);
}
