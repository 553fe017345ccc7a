import type { Declaration, DeclKind } from './declaration.js';
import { editDistance, leastDistance, lettersOf } from './edit-distance.js';
import { splitReference } from './reference-text.js';

/** Where near names are looked for. */
interface Names {
  ofLength(length: number): Iterable<Declaration>;
  inside(outer: string): Iterable<Declaration>;
  label(declaration: Declaration): string;
}

const mostSuggestions = 3;

/** More changes than this make another name, however long it is. */
const mostChanges = 8;

/** How much work the search for near names may still be: steps of comparing letters, about a hundred million a second. */
export interface Effort {
  left: number;
}

/** What a topology with thousands of unknown names may take; for those after that no near names are looked for. */
export function effortOfTopology(): Effort {
  return { left: 10_000_000 };
}

/**
 * The labels of the things whose names come nearest to a reference, those of the right kinds first. If no name comes
 * near, what there is of these kinds in the network or site that the reference names.
 */
export function nearestNames(
  symbols: Names,
  text: string,
  kinds: readonly DeclKind[],
  effort: Effort = effortOfTopology(),
): string[] {
  const segments = splitReference(text);
  const wanted = (segments[segments.length - 1]?.name ?? '').toLowerCase();
  const limit = Math.max(1, Math.min(mostChanges, Math.floor(wanted.length / 3)));
  const letters = lettersOf(wanted);
  const nearest = new Nearest(symbols);
  for (let length = wanted.length - limit; length <= wanted.length + limit; length++) {
    for (const declaration of symbols.ofLength(length)) {
      if (effort.left <= 0) return [];
      effort.left -= length;
      const name = declaration.name.toLowerCase();
      if (leastDistance(letters, lettersOf(name)) > limit) continue;
      effort.left -= length * (2 * limit + 1);
      const distance = editDistance(wanted, name, limit);
      if (distance > limit) continue;
      const rightKind = kinds.includes(declaration.kind);
      if (rightKind || distance === 0) nearest.add(declaration, distance + (rightKind ? 0 : 100));
    }
  }
  const outer = segments.length > 1 ? segments[0]?.name : undefined;
  if (nearest.labels.length > 0 || outer === undefined) return nearest.labels;
  for (const declaration of symbols.inside(outer)) {
    if (effort.left <= 0) return [];
    effort.left -= 8;
    if (kinds.includes(declaration.kind)) nearest.add(declaration, 0);
  }
  return nearest.labels;
}

/** Keeps the best of many declarations: the lowest rank first, then by their labels. */
class Nearest {
  private readonly best: { readonly label: string; readonly rank: number }[] = [];

  constructor(private readonly symbols: Names) {}

  get labels(): string[] {
    return this.best.map(({ label }) => label);
  }

  add(declaration: Declaration, rank: number): void {
    const last = this.best[mostSuggestions - 1];
    if (last && last.rank < rank) return;
    const label = this.symbols.label(declaration);
    const known = this.best.findIndex((one) => one.label === label);
    if (known >= 0) {
      if ((this.best[known]?.rank ?? 0) <= rank) return;
      this.best.splice(known, 1);
    }
    const at = this.best.findIndex((one) => rank < one.rank || (rank === one.rank && label < one.label));
    this.best.splice(at < 0 ? this.best.length : at, 0, { label, rank });
    this.best.length = Math.min(this.best.length, mostSuggestions);
  }
}
