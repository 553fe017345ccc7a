import { URI } from 'langium';

/**
 * The canonical spelling of a URI, because clients escape different characters. An invalid URI is returned unchanged.
 */
export function canonicalUri(uri: string): string {
  try {
    return URI.parse(uri).toString();
  } catch {
    return uri;
  }
}

/** Whether a document can have this URI: it can be parsed and encoded, and has a folder for other files. */
export function isUsable(uri: string): boolean {
  try {
    const { authority, path } = URI.parse(URI.parse(uri).toString());
    return authority === '' || path !== '';
  } catch {
    return false;
  }
}
