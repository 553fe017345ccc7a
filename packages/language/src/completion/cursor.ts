import { GrammarAST, type Lexer } from 'langium';
import { longestText } from '../parser/limits.js';
import { blockRules, bodyOf, fileKeywords, type StatementStarts, statementStarts } from '../parser/statement-starts.js';
import { openBlocks } from '../parser/statement-tree.js';
import type { IToken } from '../parser/tokens.js';
import { lineStart } from '../text/lines.js';
import { type Expected, expectedAfter } from './expected.js';
import { surroundings } from './surroundings.js';

/** The position of the cursor in a text, as far as completion needs it. */
export interface Cursor {
  /** Offsets of the word at the cursor; both are the cursor's offset if there is none. */
  readonly start: number;
  readonly end: number;
  /** The part of that word before the cursor. */
  readonly typed: string;
  /** The tokens of the statement before that word, and possibly of earlier statements in the same block. */
  readonly tokens: readonly IToken[];
  /** What is allowed there. */
  readonly expected: readonly Expected[];
  /** The first words of all statements of the block except the one at the cursor. */
  readonly siblings: ReadonlySet<string>;
  /**
   * The first tokens of the statements whose blocks contain the cursor, with the tokens after them, outermost first.
   */
  readonly enclosing: readonly (readonly IToken[])[];
  /** The word that contains the cursor or begins there. */
  readonly written: IToken | undefined;
  /** The tokens after that word that belong to the same statement, without its block. */
  readonly following: readonly IToken[];
  /** True if nothing but the word is on its line from the cursor on. */
  readonly lineEndsHere: boolean;
}

/** A position after a typed word, of which nothing else is known. */
export function emptyCursor(offset: number, typed: string): Cursor {
  return {
    start: offset - typed.length,
    end: offset,
    typed,
    tokens: [],
    expected: [],
    siblings: new Set(),
    enclosing: [],
    written: undefined,
    following: [],
    lineEndsHere: true,
  };
}

type Situation = Pick<Cursor, 'tokens' | 'expected'>;

interface Block {
  /** Index of the opening brace, -1 for the file. */
  readonly open: number;
  readonly rule: string;
  readonly head: readonly IToken[];
}

const joining: ReadonlySet<string> = new Set([',', '[', '->', '<->']);
const mostAttempts = 4;
const longestStatement = 4000;

/** Finds what the grammar allows at positions of a text, whether or not it is complete. */
export class CursorFinder {
  private readonly starts: StatementStarts;
  private readonly blockOf: ReadonlyMap<string, string>;
  private readonly bodies = new Map<string, GrammarAST.AbstractElement>();
  private readonly fileRule: string;
  /** Keywords that begin only statements of a file, not of a block. */
  private readonly topLevel: ReadonlySet<string>;

  constructor(
    grammar: GrammarAST.Grammar,
    private readonly lexer: Lexer,
  ) {
    this.starts = statementStarts(grammar);
    this.blockOf = blockRules(grammar);
    let fileRule = '';
    for (const rule of grammar.rules.filter(GrammarAST.isParserRule)) {
      if (rule.entry) fileRule = rule.name;
      const body = rule.entry ? rule.definition : bodyOf(rule.definition);
      if (body) this.bodies.set(rule.name, body);
    }
    this.fileRule = fileRule;
    this.topLevel = fileKeywords(grammar);
  }

  /** The context of the cursor; undefined inside a comment, and in a text that is too long to be read. */
  find(text: string, offset: number): Cursor | undefined {
    if (text.length > longestText) return undefined;
    // Of a large text, only the part around the cursor is read.
    const part = surroundings(text, offset, this.topLevel, mostAttempts);
    const cursor = this.findIn(text.slice(part.start, part.end), offset - part.start);
    return cursor && { ...cursor, start: cursor.start + part.start, end: cursor.end + part.start };
  }

  private findIn(text: string, offset: number): Cursor | undefined {
    const { tokens, hidden } = this.lexer.tokenize(text);
    if (hidden.some((comment) => holds(comment, offset))) return undefined;
    const word = tokens.find((token) => token.startOffset < offset && end(token) >= offset && isWord(token));
    const start = word ? wordStart(tokens, word) : offset;
    const index = tokens.findIndex((token) => token.startOffset >= start);
    const before = index < 0 ? tokens : tokens.slice(0, index);
    const blocks = this.blocksAt(tokens, before.length);
    const block = blocks[blocks.length - 1] as Block;
    const lineHead = lineStart(text, start);
    const last = before[before.length - 1];
    const sameLine = last !== undefined && end(last) > lineHead;
    const found = this.expectedIn(before, block, sameLine);
    const behind = index < 0 ? [] : tokens.slice(index);
    const here = word ?? behind.find((token) => token.startOffset === offset && isWord(token));
    const oneLineBlock = block.open >= 0 && (before[block.open]?.startOffset ?? 0) >= lineHead;
    return {
      start,
      end: Math.max(offset, word ? end(word) : offset),
      typed: text.slice(start, offset),
      ...found,
      expected: fittingLine(found, sameLine, oneLineBlock, start - lineHead + 1),
      siblings: this.siblings(tokens, word ?? tokens[index], block),
      enclosing: blocks.slice(1).map(({ head }) => head),
      written: here,
      following: this.following(
        here ? behind.filter(({ startOffset }) => startOffset > here.startOffset) : behind,
        block,
      ),
      lineEndsHere: /^[ \t]*([\r\n]|$|\/\/|})/.test(text.slice(word ? end(word) : offset)),
    };
  }

  /** The file and the blocks that are open after the tokens, outermost first. */
  private blocksAt(tokens: readonly IToken[], count: number): Block[] {
    const blocks: Block[] = [{ open: -1, rule: this.fileRule, head: [] }];
    let rule = this.fileRule;
    for (const unit of openBlocks(tokens, count, this.starts, this.blockOf, this.fileRule, this.topLevel)) {
      const head = this.headOf(unit.head, rule);
      rule = this.blockOf.get(head[0]?.image ?? '') ?? '';
      blocks.push({ open: tokens.indexOf(unit.open as IToken), rule, head });
    }
    return blocks;
  }

  /** The tokens of the statement that opens a block; several statements can be on its line. */
  private headOf(tokens: readonly IToken[], rule: string): readonly IToken[] {
    let fallback: number | undefined;
    for (let i = tokens.length - 1; i >= 0 && tokens.length - i < longestStatement; i--) {
      const image = tokens[i]?.image ?? '';
      if (!this.starts.get(rule)?.has(image) || !this.blockOf.has(image)) continue;
      const head = tokens.slice(i);
      if (this.expected(head, rule).some(({ keyword, begins }) => keyword === '{' && !begins)) return head;
      if (fallback === undefined || isFirstOnLine(tokens, i)) fallback = i;
    }
    return fallback === undefined ? [] : tokens.slice(fallback);
  }

  /** Tries the tokens from the last line that begins a statement on, then from earlier ones if they do not fit. */
  private expectedIn(tokens: readonly IToken[], block: Block, sameLine: boolean): Situation {
    const starts = this.starts.get(block.rule) ?? new Set();
    let depth = 0;
    let attempts = tokens[tokens.length - 1]?.image === '}' ? mostAttempts : 0;
    for (let i = tokens.length - 1; i > block.open && attempts < mostAttempts; i--) {
      const image = tokens[i]?.image ?? '';
      if (image === '}') depth++;
      if (image === '{') depth--;
      const begins = isFirstOnLine(tokens, i) || i === block.open + 1;
      if (depth > 0 || !begins || !starts.has(image) || tokens.length - i > longestStatement) continue;
      const from = tokens.slice(i);
      const expected = this.expected(from, block.rule);
      if (expected.length > 0) {
        const given = !sameLine && isAbandoned(from, expected) ? this.expected([], block.rule) : [];
        return { tokens: from, expected: [...expected, ...given] };
      }
      attempts++;
    }
    // Whatever errors are before it, a new line can begin a statement.
    return { tokens: [], expected: this.expected([], block.rule) };
  }

  private expected(tokens: readonly IToken[], rule: string): readonly Expected[] {
    const body = this.bodies.get(rule);
    return body ? expectedAfter(tokens, rule, body) : [];
  }

  /** The tokens up to the next statement of the block, or up to a brace. */
  private following(tokens: readonly IToken[], block: Block): readonly IToken[] {
    const starts = this.starts.get(block.rule) ?? new Set();
    const lines = tokens.map(({ startLine = 0 }, i) => startLine > (tokens[i - 1]?.endLine ?? startLine));
    const stop = tokens.findIndex(
      ({ image }, i) => image === '{' || image === '}' || (starts.has(image) && (lines[i] || i === 0)),
    );
    return stop < 0 ? tokens : tokens.slice(0, stop);
  }

  private siblings(tokens: readonly IToken[], at: IToken | undefined, block: Block): Set<string> {
    const starts = this.starts.get(block.rule) ?? new Set();
    const found = new Set<string>();
    if (block.open < 0) return found;
    let depth = 0;
    for (let i = block.open + 1; i < tokens.length && depth >= 0; i++) {
      const token = tokens[i] as IToken;
      if (token.image === '{') depth++;
      else if (token.image === '}') depth--;
      else if (depth === 0 && token !== at && starts.has(token.image)) {
        const begins = isFirstOnLine(tokens, i) || i === block.open + 1;
        if (begins) found.add(token.image);
      }
    }
    return found;
  }
}

/**
 * No new statement begins in the middle of a line, except in a block on one line. On a new line, no flag gets its
 * value, and a statement that could end continues only if the line is indented.
 */
function fittingLine(
  { tokens, expected }: Situation,
  sameLine: boolean,
  oneLineBlock: boolean,
  column: number,
): readonly Expected[] {
  const mayEnd = expected.some(({ begins }) => begins);
  return expected.filter(({ begins, rules, statement }) => {
    if (begins) return !sameLine || oneLineBlock;
    if (sameLine) return true;
    const indented = column > (tokens[statement]?.startColumn ?? 0);
    return rules.at(-1)?.name !== 'Flag' && (indented || !mayEnd);
  });
}

/** True if a statement is unfinished but the next line can begin another one. */
function isAbandoned(tokens: readonly IToken[], expected: readonly Expected[]): boolean {
  const images = tokens.map(({ image }) => image);
  if (joining.has(images[images.length - 1] ?? '')) return false;
  if (images.lastIndexOf('[') > images.lastIndexOf(']')) return false;
  return !expected.some(({ begins, terminal }) => begins || terminal === 'NAME');
}

/** The start of a reference whose last name is an unclosed quote, which makes two tokens. */
function wordStart(tokens: readonly IToken[], word: IToken): number {
  const before = tokens[tokens.indexOf(word) - 1];
  const joined = before && end(before) === word.startOffset && before.image.endsWith('.') && word.image.startsWith('"');
  return joined ? before.startOffset : word.startOffset;
}

function end(token: IToken): number {
  return (token.endOffset ?? token.startOffset) + 1;
}

function holds(comment: IToken, offset: number): boolean {
  const closed = comment.image.startsWith('/*') && comment.image.endsWith('*/');
  return comment.startOffset < offset && (closed ? offset < end(comment) : offset <= end(comment));
}

function isWord(token: IToken): boolean {
  return /^["0-9A-Za-z_:\u00AA-\uFFFF]/.test(token.image);
}

function isFirstOnLine(tokens: readonly IToken[], i: number): boolean {
  return (tokens[i]?.startLine ?? 0) > (tokens[i - 1]?.endLine ?? 0);
}
