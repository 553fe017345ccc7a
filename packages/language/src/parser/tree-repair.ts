import { firstAtLeast } from '@azroute/engine';
import { GrammarAST } from 'langium';
import { editDistance } from '../symbols/edit-distance.js';
import { mostErrors, mostRepairs } from './limits.js';
import { type Attempt, repairStatement } from './repair-statement.js';
import { blockRuleOf, blockRules, type StatementStarts, statementStarts } from './statement-starts.js';
import { splitStatements, type Unit } from './statement-tree.js';
import type { IToken, TokenType, TokenTypes } from './tokens.js';
import { firstToken, hasMissingBrace, joinable, lastToken, tokensOf } from './units.js';

/** A syntax error: its message, its token, and the token before that. */
export interface ParseError {
  readonly message: string;
  readonly token: IToken;
  readonly previousToken?: IToken | undefined;
}

/** A statement of a file as it was read, possibly with others on its line. */
export interface ReadStatement {
  /** The offset of its first token. */
  readonly start: number;
  /** Whether all its tokens were read as written. */
  readonly asWritten: boolean;
}

/** Tokens that parse, up to where reading stopped. */
export interface Repaired {
  readonly tokens: IToken[];
  readonly errors: ParseError[];
  /** The statements of the file in order. */
  readonly statements: readonly ReadStatement[];
  /** The token at which reading stopped; undefined if the whole text was read. */
  readonly unread: IToken | undefined;
}

/** The functions of the parser that the repair uses. */
export interface Tester {
  /** The first error of parsing tokens by a rule, and the token types with which the parser could have continued. */
  firstError(
    tokens: readonly IToken[],
    rule: string,
  ): { readonly error: ParseError; readonly expected: readonly TokenType[] } | undefined;
  /** Creates a missing token. */
  insert(type: TokenType): IToken;
}

/** The maximum number of lines that are tried as one statement. */
const mostJoined = 20;

/** Repairs the statements of a file that don't parse, each separately. */
export class TreeRepair {
  private readonly starts: StatementStarts;
  private readonly blockOf: ReadonlyMap<string, string>;
  private readonly fileRule: string;
  /** For each block rule, the tokens that open a block, so that the parser accepts a statement after them. */
  private readonly openings = new Map<string, readonly IToken[]>();
  private errors: ParseError[] = [];
  private stray = 0;
  private broken = 0;
  private unread: IToken | undefined;

  constructor(
    grammar: GrammarAST.Grammar,
    private readonly types: TokenTypes,
    private readonly tester: Tester,
  ) {
    this.starts = statementStarts(grammar);
    this.blockOf = blockRules(grammar);
    this.fileRule = grammar.rules.find((rule) => GrammarAST.isParserRule(rule) && rule.entry)?.name ?? '';
  }

  /**
   * Returns tokens that parse, and one error for each statement that had to be changed.
   * @param end the offset where the search for errors stopped, and where reading stops
   * @param thorough whether to look for errors in all statements, not only where some were found
   */
  repair(tokens: readonly IToken[], found: readonly ParseError[], end?: number, thorough = false): Repaired {
    this.errors = [];
    this.broken = 0;
    const tree = splitStatements(tokens, this.starts, this.blockOf, this.fileRule, end);
    this.unread = tree.unread;
    this.stray = tree.stray.length;
    for (const token of tree.stray) this.note({ message: 'This } has no matching {; remove it.', token });
    const suspects = suspectUnits(tree.units, found);
    const result: IToken[] = [];
    const statements: ReadStatement[] = [];
    for (const group of joinable(tree.units)) {
      if (this.isUnread(group[0])) break;
      const written = group.flatMap(tokensOf);
      const isSuspect = thorough || group.some((unit) => suspects.has(unit));
      const read = isSuspect ? this.repairGroup(group) : written;
      for (const token of read) result.push(token);
      const asWritten = read.length === written.length && read.every((token, i) => token === written[i]);
      if (written[0]) statements.push({ start: written[0].startOffset, asWritten });
    }
    this.errors.sort((a, b) => offsetOf(a) - offsetOf(b));
    const from = this.unread?.startOffset ?? Infinity;
    const errors = this.errors.filter((error) => offsetOf(error) < from);
    // If reading stopped in the first statement, the first error is shown anyway.
    return { tokens: result, errors: errors.length > 0 ? errors : found.slice(0, 1), statements, unread: this.unread };
  }

  /** Repairs a statement together with the following units that start no statement. */
  private repairGroup(group: readonly Unit[]): IToken[] {
    if (group.length > 1 && group.length <= mostJoined && group.slice(0, -1).every((unit) => !unit.open)) {
      const last = group[group.length - 1];
      const joined = last && { ...last, head: group.flatMap((unit) => unit.head) };
      if (joined && this.attempt(joined.head, joined).errorAt === undefined) return this.repairUnit(joined);
    }
    return group.flatMap((unit) => this.repairUnit(unit));
  }

  private repairUnit(unit: Unit): IToken[] {
    if (this.isUnread(unit)) return [];
    if (this.errors.length - this.stray >= mostErrors) {
      this.unread = firstToken(unit);
      return [];
    }
    if (unit.open === 'missing') {
      this.note({
        message: 'Expected { before the statements of this block.',
        token: this.end(),
        previousToken: unit.head.at(-1),
      });
    }
    const first = this.attempt(unit.head, unit);
    if (first.errorAt === undefined) return this.withBlock(unit.head, unit);
    this.noteAttempt(unit, first);
    this.broken++;
    if (this.broken > mostRepairs) return [];
    const head = this.bestHead(unit, first);
    if (head) return this.withBlock(head, unit);
    // The statement cannot have a block, or nothing of it can be kept: try it without its block.
    const bare = { ...unit, open: undefined, children: [] };
    const attempt = this.attempt(bare.head, bare);
    return [...(attempt.errorAt === undefined ? bare.head : (this.bestHead(bare, attempt) ?? []))];
  }

  private bestHead(unit: Unit, first: Attempt): readonly IToken[] | undefined {
    const keywords = [...(this.starts.get(unit.context) ?? [])];
    const missing = unit.started || !unit.open ? [] : keywords;
    const starts = missing.flatMap((keyword) => this.types[keyword] ?? []);
    // Of several keywords that may be missing, the one whose block accepts most members comes first.
    const fitting = unit.open ? [...starts].sort((a, b) => this.fit(b, unit) - this.fit(a, unit)) : starts;
    const attempt = (tokens: readonly IToken[]) => this.attempt(tokens, unit);
    const misspelt = unit.started ? undefined : nearestKeyword(unit.head[0]?.image ?? '', keywords);
    const type = misspelt && this.types[misspelt];
    if (type) {
      const corrected = [this.tester.insert(type), ...unit.head.slice(1)];
      if (attempt(corrected).errorAt === undefined) return corrected;
    }
    return repairStatement(unit.head, first, fitting, attempt, (missing) => this.tester.insert(missing));
  }

  private fit(start: TokenType, unit: Unit): number {
    const starts = this.starts.get(this.blockOf.get(start.name) ?? '');
    return unit.children.filter((child) => starts?.has(child.head[0]?.image ?? '')).length;
  }

  private withBlock(head: readonly IToken[], unit: Unit): IToken[] {
    if (!unit.open) return [...head];
    const rule = blockRuleOf(head, this.starts.get(unit.context), this.blockOf) ?? '';
    const children = joinable(unit.children).flatMap((group) =>
      this.repairGroup(group.map((child) => ({ ...child, context: rule }))),
    );
    if (unit.close === 'missing') {
      const last = lastToken(unit);
      this.note({
        message: `Expected } at the end of the block that ${head[0]?.image || 'this'} opens.`,
        token: this.end(),
        previousToken: last,
      });
    }
    return [...head, this.brace(unit.open, '{'), ...children, this.brace(unit.close, '}')];
  }

  /** Whether reading stopped before this unit. */
  private isUnread(unit: Unit | undefined): boolean {
    const first = unit && firstToken(unit);
    return this.unread !== undefined && first !== undefined && first.startOffset >= this.unread.startOffset;
  }

  private brace(token: IToken | 'missing' | 'unread' | undefined, image: '{' | '}'): IToken {
    const type = this.types[image];
    if (typeof token === 'object') return token;
    if (!type) throw new Error(`The grammar has no ${image}.`);
    return this.tester.insert(type);
  }

  /** Parses the head of a statement, with an empty block if it has one, in the kind of block that contains it. */
  private attempt(head: readonly IToken[], unit: Unit): Attempt {
    const before = unit.context === this.fileRule ? [] : this.opening(unit.context);
    const after = unit.context === this.fileRule ? [] : [this.brace('missing', '}')];
    const block = unit.open ? [this.brace(unit.open, '{'), this.brace('missing', '}')] : [];
    const tokens = [...before, ...head, ...block, ...after];
    const first = this.tester.firstError(tokens, unit.context);
    if (!first) return { errorAt: undefined, message: '', expected: [] };
    const index = tokens.indexOf(first.error.token);
    const errorAt = index < 0 ? head.length : Math.min(Math.max(index - before.length, 0), head.length);
    return { errorAt, message: first.error.message, expected: first.expected };
  }

  /** The tokens that open a block of a rule, found by inserting what the parser expects. */
  private opening(rule: string): readonly IToken[] {
    let tokens = this.openings.get(rule);
    if (!tokens) {
      const found: IToken[] = [];
      const brace = this.types['{'];
      for (let n = 0; n < 8 && brace; n++) {
        const first = this.tester.firstError([...found, this.tester.insert(brace)], rule);
        const [expected] = first?.error.token.tokenType === brace ? first.expected : [];
        if (!expected) break;
        found.push(this.tester.insert(expected));
      }
      tokens = brace ? [...found, this.tester.insert(brace)] : found;
      this.openings.set(rule, tokens);
    }
    return tokens;
  }

  private noteAttempt(unit: Unit, attempt: Attempt): void {
    const at = attempt.errorAt ?? 0;
    const token = unit.head[at] ?? (unit.head.length === 0 && unit.open !== 'missing' ? unit.open : undefined);
    this.note({ message: attempt.message, token: token ?? this.end(), previousToken: unit.head[at - 1] });
  }

  private note(error: ParseError): void {
    this.errors.push(error);
  }

  private end(): IToken {
    return this.brace('missing', '}');
  }
}

/** The keyword that was probably intended by a word. */
function nearestKeyword(word: string, keywords: readonly string[]): string | undefined {
  if (word.length < 3) return undefined;
  return keywords.find((keyword) => editDistance(word.toLowerCase(), keyword.toLowerCase(), 2) <= 2);
}

/** The units that contain an error of the first parse, and those before them, whose end may be missing. */
function suspectUnits(units: readonly Unit[], errors: readonly ParseError[]): Set<Unit> {
  let end = -1;
  const ends = units.map((unit) => {
    end = Math.max(end, lastToken(unit)?.endOffset ?? -1);
    return end;
  });
  const suspects = new Set<Unit>();
  for (const error of errors) {
    const offset = Number.isNaN(error.token.startOffset) ? Infinity : error.token.startOffset;
    const i = Math.min(firstAtLeast(ends, offset), units.length - 1);
    for (const unit of units.slice(Math.max(0, i - 1), i + 1)) suspects.add(unit);
  }
  units.forEach((unit, i) => {
    if (hasMissingBrace(unit)) for (const one of units.slice(Math.max(0, i - 1), i + 1)) suspects.add(one);
  });
  return suspects;
}

function offsetOf(error: ParseError): number {
  const { token, previousToken } = error;
  return Number.isNaN(token.startOffset) ? (previousToken?.endOffset ?? 0) : token.startOffset;
}
