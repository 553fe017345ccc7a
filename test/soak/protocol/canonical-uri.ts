/** A form of a URI that is the same for all ways to encode it. Clients and servers escape different characters. */
export function canonicalUri(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}
