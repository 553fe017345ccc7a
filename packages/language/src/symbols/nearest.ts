import type { DeclKind } from './declaration.js';
import { splitReference } from './reference-text.js';
import type { SymbolTable } from './symbol-table.js';

const mostSuggestions = 3;

/**
 * The labels of the things whose names come nearest to a reference, those of the right kinds first. If no name comes
 * near, what there is of these kinds in the network or site that the reference names.
 */
export function nearestNames(symbols: SymbolTable, text: string, kinds: readonly DeclKind[]): string[] {
  const segments = splitReference(text);
  const wanted = (segments[segments.length - 1]?.name ?? '').toLowerCase();
  const limit = Math.max(1, Math.floor(wanted.length / 3));
  const found: { readonly label: string; readonly rank: number }[] = [];
  for (const declaration of symbols.all()) {
    if (Math.abs(declaration.name.length - wanted.length) > limit) continue;
    const distance = editDistance(wanted, declaration.name.toLowerCase(), limit);
    if (distance > limit) continue;
    const rightKind = kinds.includes(declaration.kind);
    if (!rightKind && distance > 0) continue;
    found.push({ label: symbols.label(declaration), rank: distance + (rightKind ? 0 : 100) });
  }
  const outer = segments.length > 1 ? segments[0]?.name : undefined;
  if (found.length === 0 && outer !== undefined) {
    for (const declaration of symbols.all()) {
      if (declaration.path.length < 2 || declaration.path[0] !== outer || !kinds.includes(declaration.kind)) continue;
      found.push({ label: symbols.label(declaration), rank: 0 });
    }
  }
  found.sort((a, b) => a.rank - b.rank || (a.label < b.label ? -1 : 1));
  return [...new Set(found.map(({ label }) => label))].slice(0, mostSuggestions);
}

/** The number of insertions, deletions, replacements and swaps of neighbours between two words, or more than `limit`. */
export function editDistance(a: string, b: string, limit: number): number {
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const replaced = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let cost = Math.min(replaced, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, (beforePrevious[j - 2] ?? 0) + 1);
      }
      current.push(cost);
      least = Math.min(least, cost);
    }
    if (least > limit) return limit + 1;
    beforePrevious = previous;
    previous = current;
  }
  return previous[b.length] ?? 0;
}
