import { canonicalUri } from '../protocol/canonical-uri.ts';

/**
 * An answer in the form in which those of two servers are compared: URIs look the same however they are encoded, and
 * what names the answer itself is left out.
 * @param unordered whether the order of what is in it means nothing
 */
export function comparable(value: unknown, unordered = false): unknown {
  if (typeof value === 'string') return value.startsWith('file:') ? canonicalUri(value) : value;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const items = value.map((item) => comparable(item, unordered));
    return unordered ? items.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)) : items;
  }
  const entries = Object.entries(value).filter(([key]) => key !== 'resultId');
  return Object.fromEntries(entries.map(([key, inner]) => [canonicalUri(key), comparable(inner, unordered)]));
}
