import { URI } from 'langium';

/** The one spelling of a URI: clients escape more or fewer characters. What is no URI stays as it is. */
export function canonicalUri(uri: string): string {
  try {
    return URI.parse(uri).toString();
  } catch {
    return uri;
  }
}

/** Whether there can be a document of this URI, and others beside it: it can be read, written, and has a folder. */
export function isUsable(uri: string): boolean {
  try {
    const { authority, path } = URI.parse(URI.parse(uri).toString());
    return authority === '' || path !== '';
  } catch {
    return false;
  }
}
