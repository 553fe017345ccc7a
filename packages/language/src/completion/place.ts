import type { Network, Topology } from '@azroute/engine';
import type { Joined } from '../lowering/joined.js';
import { kindsAt } from '../references/kinds.js';
import type { Declaration, DeclKind } from '../symbols/declaration.js';
import { nameText, unquote } from '../symbols/reference-text.js';
import type { SymbolTable } from '../symbols/symbol-table.js';
import type { Cursor } from './cursor.js';
import { type Ends, endsAround } from './ends.js';
import type { Expected } from './expected.js';

/** What is known of the topology in which something is written. */
export interface Known {
  readonly symbols: SymbolTable;
  readonly topology: Topology;
  readonly network: Network;
  readonly joined: Joined;
}

/** A place at which something can be written: what is allowed there, and what is written around it. */
export interface Place extends Known {
  readonly cursor: Cursor;
  readonly expected: Expected;
  readonly ends: Ends;
  /** The kinds of things that a name means here. */
  readonly kinds: readonly DeclKind[];
  /** The thing at the other end of the statement. */
  readonly other: Declaration | undefined;
}

/** How likely a thing is meant, 0 first; undefined if it would be refused. */
export type Judge = (declaration: Declaration) => number | undefined;

/** The place at the cursor for one of the things that are expected there. */
export function placeOf(known: Known, cursor: Cursor, expected: Expected): Place {
  const rule = expected.rules.at(-1);
  const kinds = kindsAt(rule?.name ?? '', expected.property ?? '', rule && cursor.tokens[rule.start + 1]?.image);
  const ends = endsAround(cursor, expected);
  const text = ends.here === 'a' ? ends.b : ends.a;
  const endKinds = endRules.get(rule?.name ?? '') ? kinds : endKindsOf(expected);
  return { ...known, cursor, expected, ends, kinds, other: meaning(known.symbols, text, endKinds) };
}

/** The properties that name the thing of an end. */
const endRules: ReadonlyMap<string, string> = new Map([
  ['PeeringEnd', 'vnet'],
  ['ConnectionEnd', 'device'],
  ['SessionEnd', 'device'],
  ['TunnelEnd', 'device'],
  ['Endpoint', 'target'],
  ['Down', 'a'],
]);

/** The kinds of the ends of a statement, inside the brackets of one of them. */
function endKindsOf({ rules }: Expected): readonly DeclKind[] {
  const end = rules.find(({ name }) => endRules.has(name))?.name ?? endOfStatement.get(rules.at(1)?.name ?? '') ?? '';
  return kindsAt(end, endRules.get(end) ?? '');
}

/** The rule of the ends of a statement, for what stands behind them. */
const endOfStatement: ReadonlyMap<string, string> = new Map([
  ['Connection', 'ConnectionEnd'],
  ['Peering', 'PeeringEnd'],
  ['BgpSession', 'SessionEnd'],
  ['Tunnel', 'TunnelEnd'],
]);

/** The thing that a text means; undefined if it means none, or several. */
export function meaning(
  symbols: SymbolTable,
  text: string | undefined,
  kinds: readonly DeclKind[],
): Declaration | undefined {
  if (text === undefined || text === '') return undefined;
  const found = symbols.find(text.includes('.') ? text : nameText(unquote(text)), kinds);
  return 'declaration' in found ? found.declaration : undefined;
}

/** The thing of a kind in whose block the cursor is. */
export function ownerOf(
  { symbols, cursor }: Pick<Place, 'symbols' | 'cursor'>,
  kind: DeclKind,
): Declaration | undefined {
  const heads = cursor.enclosing;
  const level = heads.map((head) => head[0]?.image).lastIndexOf(kind);
  const names = heads.slice(0, level + 1).map((head) => head[1]?.image ?? '');
  return meaning(symbols, names.join('.'), [kind]);
}
