import { type URI, UriUtils } from 'langium';
import { hasUnseen } from '../symbols/visible-text.js';
import { isSound } from '../workspace/sound-uri.js';

/**
 * Why the path of an import cannot name a topology file: it is empty, a URI with a scheme, or longer than any path; it
 * contains an invisible or invalid character; or its last name is not that of an `.azroute` file.
 */
export type PathRefusal = 'empty' | 'address' | 'endless' | 'unseen' | 'foreign';

/** The maximum length of a path; no system supports longer ones. */
const longestPath = 4096;

/**
 * The file that the path of an import refers to, relative to the folder of the importing document, or why it refers to
 * none.
 */
export function importTarget(path: string, importer: URI): { readonly uri: URI } | { readonly refused: PathRefusal } {
  if (path === '') return { refused: 'empty' };
  if (path.length > longestPath) return { refused: 'endless' };
  if (hasUnseen(path)) return { refused: 'unseen' };
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(path)) return { refused: 'address' };
  const uri = resolved(path, importer);
  if (!uri) return { refused: 'unseen' };
  return path.endsWith('.azroute') ? { uri } : { refused: 'foreign' };
}

/** The URI of a path, whatever its name; undefined if it is not a valid URI. */
export function resolved(path: string, importer: URI): URI | undefined {
  try {
    const uri = UriUtils.resolvePath(UriUtils.dirname(importer), path);
    return isSound(uri) ? uri : undefined;
  } catch {
    return undefined;
  }
}
