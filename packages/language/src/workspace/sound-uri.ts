import type { URI } from 'langium';

/** Whether a URI can be encoded. A URI whose path contains an unpaired surrogate can't, and no such file exists. */
export function isSound(uri: URI): boolean {
  try {
    uri.toString();
    return true;
  } catch {
    return false;
  }
}
