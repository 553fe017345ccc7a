import { canonicalUri } from '../protocol/canonical-uri.ts';

/**
 * An answer in a form that can be compared between servers: URIs have a canonical encoding, and the IDs of the answer
 * itself are left out.
 * @param unordered whether the order of its items doesn't matter
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
