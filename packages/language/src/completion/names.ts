import { append } from '@azroute/engine';
import { groupKinds } from '../references/kinds.js';
import { type Declaration, type DeclKind, kindNoun } from '../symbols/declaration.js';
import { nameText, referenceText, splitReference } from '../symbols/reference-text.js';
import type { SymbolTable } from '../symbols/symbol-table.js';
import { likelyNames } from './likely/likely-names.js';
import { meaning, ownerOf, type Place } from './place.js';

/** A reference that can be written at the cursor, and how likely it is meant, 0 first. */
export interface NameOffer {
  readonly text: string;
  readonly declaration: Declaration;
  readonly weight: number;
}

/** Something that a reference can mean, and what follows its name. */
interface Meant {
  readonly declaration: Declaration;
  readonly suffix: string;
  readonly kinds: readonly DeclKind[];
}

/** The weight of what is already written at the cursor, though it would be refused. */
const alreadyWritten = 9;
/** All NICs or hosts of something are less often meant than one of them, but more often than those of appliances. */
const groupWeight = 0.5;

/**
 * The things that a reference at the cursor can mean, each as its shortest reference that continues the typed text, the
 * most likely first. Nothing that validation would refuse there.
 * @param fits whether a reference fits the typed text
 * @param most how many are wanted; there may be tens of thousands
 */
export function namesAt(place: Place, fits: (text: string) => boolean, most: number): NameOffer[] {
  const { symbols, cursor, kinds, expected } = place;
  const scope = new Scope(place);
  const judge = likelyNames(place);
  const here = meaning(symbols, cursor.written?.image, kinds);
  // There are few weights, and sorting tens of thousands of things by them takes milliseconds.
  const byWeight = new Map<number, Meant[]>();
  for (const declaration of symbols.ofKinds(kinds)) {
    const weight = judge(declaration) ?? (declaration === here ? alreadyWritten : undefined);
    if (weight !== undefined && !scope.excludes(declaration))
      append(byWeight, weight, { declaration, suffix: '', kinds });
  }
  if (expected.rules.at(-1)?.name === 'Endpoint') {
    for (const group of groups(symbols)) append(byWeight, groupWeight, group);
  }
  const offers: NameOffer[] = [];
  for (const [weight, meant] of [...byWeight].sort(([one], [other]) => one - other)) {
    for (const { declaration, suffix, kinds: ofKinds } of meant) {
      if (offers.length === most) return offers;
      const text = scope.reference(declaration, ofKinds);
      if (text !== undefined && fits(text)) offers.push({ text: `${text}${suffix}`, declaration, weight });
    }
  }
  return offers;
}

/** The virtual networks, subnets and sites whose NICs or hosts `.*` can mean. */
function groups(symbols: SymbolTable): Meant[] {
  const holders = new Set<Declaration>();
  for (const { parent } of symbols.ofKinds(['nic', 'host'])) {
    for (let outer = parent; outer; outer = outer.parent) holders.add(outer);
  }
  return [...holders].flatMap((declaration) =>
    groupKinds.includes(declaration.kind) ? [{ declaration, suffix: '.*', kinds: groupKinds }] : [],
  );
}

/** One line about a declaration: what it is, where it is and its addresses. */
export function describe(declaration: Declaration): string {
  const node = declaration.node as unknown as Readonly<Record<string, unknown>>;
  const values = ['prefixes', 'addresses', 'address'].flatMap((property) => node[property] ?? []);
  const asn = Array.isArray(node.asns) && node.asns.length > 0 ? [`AS ${node.asns[0]}`] : [];
  const where = declaration.parent ? ` in ${referenceText(declaration.parent.path)}` : '';
  return [`${kindNoun(declaration.kind)}${where}`, ...values.map(String), ...asn].join(', ');
}

/** Statements with their own name before their references, possibly the same name. */
const named: ReadonlySet<string> = new Set(['tunnel', 'loadBalancer']);

/** The context of the cursor, which determines the possible names and their form. */
class Scope {
  /** The names before the last typed dot. */
  private readonly outer: readonly string[];
  private readonly within: ((declaration: Declaration) => boolean) | undefined;
  private readonly written: ReadonlySet<Declaration>;

  private readonly symbols: SymbolTable;

  constructor(place: Place) {
    const { symbols, cursor, expected, kinds } = place;
    this.symbols = symbols;
    this.outer = splitReference(cursor.typed)
      .slice(0, -1)
      .map(({ name }) => name);
    this.within = nearby(place);
    // A second end or list item is never something that the statement has already named.
    const skipped = named.has(cursor.tokens[expected.statement]?.image ?? '') ? 2 : 1;
    const isList = !/End$|^Endpoint$|^Down$/.test(expected.rules.at(-1)?.name ?? '');
    const statement = [...cursor.tokens.slice(expected.statement + skipped), ...cursor.following];
    this.written = new Set(isList ? statement.flatMap(({ image }) => meaning(symbols, image, kinds) ?? []) : []);
  }

  excludes(declaration: Declaration): boolean {
    return this.written.has(declaration);
  }

  /** The shortest reference that means the declaration here and begins with the typed text. */
  reference(declaration: Declaration, kinds: readonly DeclKind[]): string | undefined {
    const { path } = declaration;
    if (this.outer.length > 0) {
      const start = referenceText(this.outer);
      const rest = path.slice(indexAfter(this.outer, path) ?? path.length);
      if (rest.length === 0) return undefined;
      const short = `${start}.${nameText(declaration.name)}`;
      return this.means(short, declaration, kinds) ? short : `${start}.${referenceText(rest)}`;
    }
    if (this.within?.(declaration)) {
      const bare = nameText(declaration.name);
      if (this.means(bare, declaration, kinds)) return bare;
    }
    return this.symbols.label(declaration);
  }

  private means(text: string, declaration: Declaration, kinds: readonly DeclKind[]): boolean {
    const found = this.symbols.find(text, kinds, this.within);
    return 'declaration' in found && found.declaration === declaration;
  }
}

/** Names from the same virtual network come first, as when references are resolved. */
function nearby(place: Place): ((declaration: Declaration) => boolean) | undefined {
  const { symbols, cursor, expected } = place;
  const rule = expected.rules.at(-1)?.name;
  if (rule === 'LoadBalancer') return isInside(ownerOf(place, 'vnet'));
  if (rule !== 'Attribute' || expected.property !== 'subnet') return undefined;
  const end = expected.rules.at(-2);
  return isInside(meaning(symbols, end && cursor.tokens[end.start]?.image, ['vnet']));
}

function isInside(outer: Declaration | undefined): ((declaration: Declaration) => boolean) | undefined {
  return outer && ((declaration) => declaration.path[0] === outer.name && declaration.path.length > 1);
}

/** The index in the path after the names, which occur there in this order, possibly with others in between. */
function indexAfter(names: readonly string[], path: readonly string[]): number | undefined {
  let at = 0;
  for (const name of names) {
    const found = path.indexOf(name, at);
    if (found < 0 || found === path.length - 1) return undefined;
    at = found + 1;
  }
  return at;
}
