import { comparePrefixes, covers, isProblem, type Prefix, parsePrefix } from '@azroute/engine';
import type { At } from '../problem.js';

/** A prefix with the place where it is written. */
export interface WrittenPrefix {
  readonly prefix: Prefix;
  readonly at: At;
}

/** The prefixes of a list in the text that are prefixes; the others are reported where they are read. */
export function writtenPrefixes(node: At['node'], property: string, texts: readonly string[]): WrittenPrefix[] {
  return texts.flatMap((text, index) => {
    const parsed = parsePrefix(text);
    return isProblem(parsed) ? [] : [{ prefix: parsed.prefix, at: { node, property, index } }];
  });
}

/** Pairs of prefixes of which the first equals or contains the second; each prefix is the second of one pair at most. */
export function nestedPairs<T extends WrittenPrefix>(
  written: readonly T[],
): { readonly outer: T; readonly inner: T }[] {
  const pairs: { outer: T; inner: T }[] = [];
  const sorted = [...written].sort((a, b) => comparePrefixes(a.prefix, b.prefix));
  // Prefixes nest or are apart: in this order only the last one that ended further on can contain the next.
  let outer: T | undefined;
  for (const inner of sorted) {
    if (outer && covers(outer.prefix, inner.prefix)) pairs.push({ outer, inner });
    else outer = inner;
  }
  return pairs;
}
