import { append, type DeclId } from '@azroute/engine';
import type { AstNode } from 'langium';
import type { Declaration, DeclKind } from './declaration.js';
import { nearestNames } from './nearest.js';
import { referenceText, splitReference } from './reference-text.js';

/** What a reference means: one thing, several, or none, with similar names. */
export type Resolution =
  | { readonly id: DeclId }
  | { readonly ambiguous: readonly string[] }
  | { readonly nearest: readonly string[] };

/** A resolution for internal use, with the declarations themselves. */
export type Found =
  | { readonly declaration: Declaration }
  | { readonly candidates: readonly Declaration[] }
  | { readonly missing: string };

/** The maximum number of candidates listed for an ambiguous name. */
export const mostCandidates = 8;

/** If more things than this share a name, lookups among them are cached. */
const manyNames = 8;

/** The names of one topology. The first declaration of an id counts; the others are in {@link duplicates}. */
export class SymbolTable {
  private readonly byName = new Map<string, SameName>();
  private readonly byId = new Map<DeclId, Declaration>();
  private readonly byNode = new Map<AstNode, Declaration>();
  private byLength: Map<number, Declaration[]> | undefined;
  private byOuter: Map<string, Declaration[]> | undefined;
  private byKind: Map<DeclKind, Declaration[]> | undefined;
  /** Cached meanings of ambiguous texts, by the list of allowed kinds, which is a constant in the source. */
  private readonly meanings = new WeakMap<readonly DeclKind[], Map<string, Found>>();
  /** Declarations whose ID is already taken, with the declaration that has it. */
  readonly duplicates: { readonly declaration: Declaration; readonly first: Declaration }[] = [];

  constructor(files: readonly (readonly Declaration[])[]) {
    for (const declarations of files) {
      for (const declaration of declarations) this.add(declaration);
    }
  }

  private add(declaration: Declaration): void {
    if (!declaration.isBuiltIn) this.byNode.set(declaration.node, declaration);
    const first = this.byId.get(declaration.id);
    if (first) {
      this.duplicates.push({ declaration, first });
      return;
    }
    this.byId.set(declaration.id, declaration);
    const sameName = this.byName.get(declaration.name);
    if (sameName) sameName.add(declaration);
    else this.byName.set(declaration.name, new SameName(declaration));
  }

  /** All declarations that count, in the order of the files. */
  all(): IterableIterator<Declaration> {
    return this.byId.values();
  }

  /** All different names. */
  names(): IterableIterator<string> {
    return this.byName.keys();
  }

  /** The declarations that count whose names have this length. */
  ofLength(length: number): readonly Declaration[] {
    this.byLength ??= groupedBy(this.all(), ({ name }) => name.length);
    return this.byLength.get(length) ?? [];
  }

  /** The declarations that count of some kinds, kind after kind, each in the order of the files. */
  ofKinds(kinds: readonly DeclKind[]): readonly Declaration[] {
    this.byKind ??= groupedBy(this.all(), ({ kind }) => kind);
    return kinds.flatMap((kind) => this.byKind?.get(kind) ?? []);
  }

  /** The declarations nested at any depth in a top-level thing of this name. */
  inside(outer: string): readonly Declaration[] {
    this.byOuter ??= groupedBy(this.all(), ({ path }) => (path.length > 1 ? path[0] : undefined));
    return this.byOuter.get(outer) ?? [];
  }

  /**
   * The names of declarations that only one of the tables has: a text without them means the same in both.
   * @returns undefined if there are more than `most`
   */
  differingNames(other: SymbolTable, most: number): ReadonlySet<string> | undefined {
    const names = new Set<string>();
    const [own, others] = [[...this.all()], [...other.all()]];
    let same = 0;
    while (same < own.length && own[same]?.id === others[same]?.id) same++;
    for (const { id, name } of own.slice(same)) if (!other.byId.has(id)) names.add(name);
    for (const { id, name } of others.slice(same)) if (!this.byId.has(id)) names.add(name);
    return names.size > most ? undefined : names;
  }

  /** The declaration with this id. */
  get(id: DeclId): Declaration | undefined {
    return this.byId.get(id);
  }

  /** The declaration that a node makes. */
  of(node: AstNode): Declaration | undefined {
    return this.byNode.get(node);
  }

  /** True if the declaration counts, that is, if it is not a duplicate. */
  counts(declaration: Declaration): boolean {
    return this.byId.get(declaration.id) === declaration;
  }

  /**
   * Finds what a reference means.
   * @param text the reference as written, such as `spoke1.vm1`
   * @param kinds the kinds that are allowed there
   * @param within a scope that is searched first: a VNet's or a site's declaration, or a test for the candidates
   */
  find(text: string, kinds: readonly DeclKind[], within?: Declaration | ((d: Declaration) => boolean)): Found {
    const segments = splitReference(text);
    const last = segments[segments.length - 1];
    if (!last || last.name === '') return { missing: text };
    const sameName = this.byName.get(last.name);
    if (!sameName) return { missing: text };
    const names = segments.length > 1 ? segments.map((segment) => segment.name) : undefined;
    const may = (d: Declaration) => kinds.includes(d.kind) && (!names || matches(names, d.path));
    if (typeof within === 'object') {
      const inside = sameName.under(within.name).filter((d) => may(d) && isInside(d, within));
      if (inside.length > 0) return this.chosen(text, inside, segments.length);
    }
    const known = names ? sameName.under(names[0] ?? '') : sameName.all;
    if (known.length > manyNames && typeof within !== 'function') {
      return this.remembered(text, kinds, () => this.chosen(text, known.filter(may), segments.length));
    }
    let candidates = known.filter(may);
    if (candidates.length > 1 && typeof within === 'function') {
      const inside = candidates.filter(within);
      if (inside.length > 0) candidates = inside;
    }
    return this.chosen(text, candidates, segments.length);
  }

  /** Searches only once through many things of one name for what a text means. */
  private remembered(text: string, kinds: readonly DeclKind[], search: () => Found): Found {
    let known = this.meanings.get(kinds);
    if (!known) {
      known = new Map();
      this.meanings.set(kinds, known);
    }
    let found = known.get(text);
    if (!found) {
      found = search();
      known.set(text, found);
    }
    return found;
  }

  private chosen(text: string, all: readonly Declaration[], names: number): Found {
    let candidates = all;
    if (candidates.length > 1) {
      // A complete path is never ambiguous with a short form: `nva1` is the NVA, even if a NIC has the same name.
      const complete = candidates.filter((d) => d.path.length === names);
      if (complete.length > 0) candidates = complete;
    }
    const only = candidates[0];
    if (!only) return { missing: text };
    return candidates.length === 1 ? { declaration: only } : { candidates };
  }

  /** The public form of {@link find}. */
  resolve(text: string, kinds: readonly DeclKind[]): Resolution {
    const found = this.find(text, kinds);
    if ('declaration' in found) return { id: found.declaration.id };
    if ('candidates' in found) {
      return { ambiguous: found.candidates.slice(0, mostCandidates).map((d) => this.label(d)) };
    }
    return { nearest: nearestNames(this, text, kinds) };
  }

  /** The shortest unambiguous reference to this declaration; a NIC, subnet or host includes its VNet or site. */
  label(declaration: Declaration): string {
    const { path, kind } = declaration;
    if (path.length === 1) return referenceText(path);
    const last = path[path.length - 1] ?? '';
    const sameName = this.byName.get(last);
    if (bareKinds.has(kind) && sameName?.all.length === 1) return referenceText([last]);
    if (path.length > 2 && sameName?.under(path[0] ?? '').length === 1) return referenceText([path[0] ?? '', last]);
    return referenceText(path);
  }
}

function groupedBy<K>(
  declarations: Iterable<Declaration>,
  keyOf: (declaration: Declaration) => K | undefined,
): Map<K, Declaration[]> {
  const groups = new Map<K, Declaration[]>();
  for (const declaration of declarations) {
    const key = keyOf(declaration);
    if (key === undefined) continue;
    append(groups, key, declaration);
  }
  return groups;
}

/** The declarations of one name, with an index by the names of their parents that is created on demand. */
class SameName {
  readonly all: Declaration[];
  private byOuter: Map<string, Declaration[]> | undefined;

  constructor(first: Declaration) {
    this.all = [first];
  }

  add(declaration: Declaration): void {
    this.all.push(declaration);
    this.byOuter = undefined;
  }

  /** Those nested, at any depth, in something of this name. */
  under(outer: string): readonly Declaration[] {
    if (!this.byOuter) {
      this.byOuter = new Map();
      for (const declaration of this.all) {
        for (const name of new Set(declaration.path.slice(0, -1))) {
          append(this.byOuter, name, declaration);
        }
      }
    }
    return this.byOuter.get(outer) ?? [];
  }
}

/** Kinds that are usually called by their bare name if it is unique. */
const bareKinds: ReadonlySet<DeclKind> = new Set([
  'vpnGateway',
  'expressRouteGateway',
  'routeServer',
  'firewall',
  'router',
]);

function isInside(declaration: Declaration, outer: Declaration): boolean {
  for (let d = declaration.parent; d; d = d.parent) {
    if (d === outer) return true;
  }
  return false;
}

/** True if the names are the path without some of its outer names. */
function matches(names: readonly string[], path: readonly string[]): boolean {
  if (names[names.length - 1] !== path[path.length - 1]) return false;
  let next = names.length - 2;
  for (let i = path.length - 2; i >= 0 && next >= 0; i--) {
    if (path[i] === names[next]) next--;
  }
  return next < 0;
}
