import { type URI, UriUtils } from 'langium';
import { hasUnseen } from '../symbols/visible-text.js';
import { isSound } from '../workspace/sound-uri.js';

/**
 * Why the path of an import names no file of a topology: it is empty, an address with a scheme, or longer than any
 * path; it holds a character that is not seen or that no path has; or the name at its end is not that of an
 * `.azroute` file.
 */
export type PathRefusal = 'empty' | 'address' | 'endless' | 'unseen' | 'foreign';

/** Characters of a path that are read; no system has longer ones. */
const longestPath = 4096;

/** The file that the path of an import means, relative to the folder of the importing document, or why it means none. */
export function importTarget(path: string, importer: URI): { readonly uri: URI } | { readonly refused: PathRefusal } {
  if (path === '') return { refused: 'empty' };
  if (path.length > longestPath) return { refused: 'endless' };
  if (hasUnseen(path)) return { refused: 'unseen' };
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(path)) return { refused: 'address' };
  const uri = resolved(path, importer);
  if (!uri) return { refused: 'unseen' };
  return path.endsWith('.azroute') ? { uri } : { refused: 'foreign' };
}

/** What a path leads to, whatever its name; undefined if there is no such URI. */
export function resolved(path: string, importer: URI): URI | undefined {
  try {
    const uri = UriUtils.resolvePath(UriUtils.dirname(importer), path);
    return isSound(uri) ? uri : undefined;
  } catch {
    return undefined;
  }
}
