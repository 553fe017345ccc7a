import type { IToken } from '../parser/tokens.js';
import { groupKinds, kindsAt } from '../references/kinds.js';
import { type Declaration, type DeclKind, kindNoun } from '../symbols/declaration.js';
import { nameText, referenceText, splitReference, unquote } from '../symbols/reference-text.js';
import type { SymbolTable } from '../symbols/symbol-table.js';
import type { Cursor } from './cursor.js';
import type { Expected } from './expected.js';

/** A reference that can be written at the cursor. */
export interface NameOffer {
  readonly text: string;
  readonly declaration: Declaration;
}

/**
 * The things that a reference at the cursor can mean, each as its shortest reference that continues the typed text.
 */
export function namesAt(symbols: SymbolTable, cursor: Cursor, expected: Expected): NameOffer[] {
  const rule = expected.rules[expected.rules.length - 1];
  const property = expected.property ?? '';
  const kinds = kindsAt(rule?.name ?? '', property, rule && cursor.tokens[rule.start + 1]?.image);
  const scope = new Scope(symbols, cursor, expected);
  const offers: NameOffer[] = [];
  for (const declaration of symbols.all()) {
    if (!kinds.includes(declaration.kind) || scope.excludes(declaration)) continue;
    const text = scope.reference(declaration, kinds);
    if (text !== undefined) offers.push({ text, declaration });
  }
  if (rule?.name === 'Endpoint') offers.push(...groups(symbols, scope));
  return offers;
}

/** The virtual networks, subnets and sites whose NICs or hosts `.*` can mean. */
function groups(symbols: SymbolTable, scope: Scope): NameOffer[] {
  const holders = new Set<Declaration>();
  for (const { kind, parent } of symbols.all()) {
    if (kind !== 'nic' && kind !== 'host') continue;
    for (let outer = parent; outer; outer = outer.parent) holders.add(outer);
  }
  return [...holders].flatMap((declaration) => {
    const text = groupKinds.includes(declaration.kind) ? scope.reference(declaration, groupKinds) : undefined;
    return text === undefined ? [] : [{ text: `${text}.*`, declaration }];
  });
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

  constructor(
    private readonly symbols: SymbolTable,
    private readonly cursor: Cursor,
    expected: Expected,
  ) {
    this.outer = splitReference(cursor.typed)
      .slice(0, -1)
      .map(({ name }) => name);
    const rule = expected.rules[expected.rules.length - 1];
    const place = `${rule?.name}.${expected.property}`;
    this.within = this.nearby(place, expected);
    // A second end or list item is never something that the statement has already named.
    const kinds = kindsAt(rule?.name ?? '', expected.property ?? '', undefined);
    const skipped = named.has(cursor.tokens[expected.statement]?.image ?? '') ? 2 : 1;
    const statement = cursor.tokens.slice(expected.statement + skipped);
    this.written = new Set(
      rule?.name === 'Endpoint' ? [] : statement.flatMap((token) => this.find(token, kinds) ?? []),
    );
  }

  excludes(declaration: Declaration): boolean {
    // An end of a peering can exchange only subnets of its own virtual network.
    const foreign = declaration.kind === 'subnet' && this.within !== undefined && !this.within(declaration);
    return foreign || this.written.has(declaration);
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

  /** Names from the same virtual network come first, as when references are resolved. */
  private nearby(place: string, expected: Expected): ((declaration: Declaration) => boolean) | undefined {
    if (place === 'LoadBalancer.backends') {
      const head = this.cursor.enclosing[0];
      return isInside(this.find(head?.[1], ['vnet']));
    }
    if (place === 'Attribute.subnet') return isInside(this.endDevice(expected));
    return undefined;
  }

  private endDevice(expected: Expected): Declaration | undefined {
    const end = expected.rules[expected.rules.length - 2];
    return (
      end && this.find(this.cursor.tokens[end.start], kindsAt(end.name, end.name === 'PeeringEnd' ? 'vnet' : 'device'))
    );
  }

  private find(token: IToken | undefined, kinds: readonly DeclKind[]): Declaration | undefined {
    const text = token?.image ?? '';
    const found = this.symbols.find(text.includes('.') ? text : nameText(unquote(text)), kinds);
    return 'declaration' in found ? found.declaration : undefined;
  }
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
