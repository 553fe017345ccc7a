import type { URI } from 'langium';

/** Whether the URI can be written. One whose path holds half a surrogate cannot, and there is no such file. */
export function isSound(uri: URI): boolean {
  try {
    uri.toString();
    return true;
  } catch {
    return false;
  }
}
