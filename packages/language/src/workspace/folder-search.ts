import type { FileSystemNode, URI } from 'langium';
import { isSound } from './sound-uri.js';

/** The functions that a search of folders uses. */
export interface Search {
  entries(folder: URI): Promise<readonly FileSystemNode[]>;
  includes(entry: FileSystemNode): boolean;
}

/** The limits of a search: levels, folders, files, and time in milliseconds. */
export const searchLimits = { depth: 32, folders: 20_000, files: 10_000, time: 10_000 } as const;

/** The number of folders that are listed at the same time. */
const atOnce = 16;

/**
 * Adds the files of a folder and its subfolders to those that are found. It searches level by level, so that a limit
 * leaves out the deepest folders. A folder that cannot be listed counts as empty.
 * @returns whether the search is complete
 */
export async function searchFolder(
  root: URI,
  found: URI[],
  search: Search,
  limits: { readonly [K in keyof typeof searchLimits]: number } = searchLimits,
): Promise<boolean> {
  const end = performance.now() + limits.time;
  let level: URI[] = [root];
  let folders = 0;
  for (let depth = 0; level.length > 0; depth++) {
    if (depth >= limits.depth) return false;
    const next: URI[] = [];
    for (let at = 0; at < level.length; at += atOnce) {
      const batch = level.slice(at, at + atOnce);
      folders += batch.length;
      if (folders > limits.folders || performance.now() > end) return false;
      for (const entries of await Promise.all(batch.map((folder) => list(folder, search)))) {
        next.push(...entries.filter(({ isDirectory }) => isDirectory).map(({ uri }) => uri));
        const files = entries.filter(({ isFile }) => isFile);
        found.push(...files.slice(0, limits.files - found.length).map(({ uri }) => uri));
        if (found.length >= limits.files) return false;
      }
    }
    level = next;
  }
  return true;
}

async function list(folder: URI, { entries, includes }: Search): Promise<FileSystemNode[]> {
  try {
    return (await entries(folder)).filter((entry) => isSound(entry.uri) && includes(entry));
  } catch {
    return [];
  }
}
