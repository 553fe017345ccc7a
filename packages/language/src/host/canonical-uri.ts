import { URI } from 'langium';

/** The one spelling of a URI: clients escape more or fewer characters. What is no URI stays as it is. */
export function canonicalUri(uri: string): string {
  try {
    return URI.parse(uri).toString();
  } catch {
    return uri;
  }
}
