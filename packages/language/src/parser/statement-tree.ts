import { mostDepth, mostErrors } from './limits.js';
import { blockRuleOf, type StatementStarts } from './statement-starts.js';
import type { IToken } from './tokens.js';

/** A part of a text that is treated as one statement, or several on one line, with the block that it opens. */
export interface Unit {
  readonly head: IToken[];
  /** The opening brace of the block; undefined if there is no block, `'missing'` if the text lacks the brace. */
  open: IToken | 'missing' | undefined;
  /** The closing brace, as `open`; `'unread'` if reading stopped before it. */
  close: IToken | 'missing' | 'unread' | undefined;
  readonly children: Unit[];
  /** The rule of the block that contains it. */
  readonly context: string;
  /** Whether it starts with a keyword that starts statements here. */
  readonly started: boolean;
}

/** The units of a file, and the closing braces without a matching opening brace. */
export interface StatementTree {
  readonly units: readonly Unit[];
  readonly stray: readonly IToken[];
  /** The token at which reading stopped; undefined if the whole text was read. */
  readonly unread: IToken | undefined;
}

const joining = new Set([',', '<->', '->', '[']);
const continuing = new Set([',', '<->', '->', '[', ']', 'via', 'over', 'mtu', 'enableBgp', 'drop', 'dropped']);
const valueTokens = new Set(['PREFIX', 'ADDRESS', 'NUMBER']);

/**
 * Splits the tokens of a file with syntax errors into statements. If the braces match, they define the blocks;
 * otherwise the indentation does. Reading stops where blocks are nested too deeply, or too many closing braces don't
 * match.
 * @param blockOf the rule of the block that a statement's first keyword opens
 * @param end the offset of a token; reading stops before its statement
 */
export function splitStatements(
  tokens: readonly IToken[],
  starts: StatementStarts,
  blockOf: ReadonlyMap<string, string>,
  fileRule: string,
  end = Infinity,
): StatementTree {
  return new Splitter(tokens, starts, blockOf, fileRule, !bracesMatch(tokens)).split(end);
}

/**
 * The statements whose blocks are open after some of the tokens, outermost first. If the braces of all tokens match,
 * they define the blocks; otherwise the indentation does. A line that starts with a keyword of the file ends all
 * blocks.
 * @param count the number of tokens before the place
 * @param fileKeywords keywords that only start statements of a file, never members of a block
 */
export function openBlocks(
  tokens: readonly IToken[],
  count: number,
  starts: StatementStarts,
  blockOf: ReadonlyMap<string, string>,
  fileRule: string,
  fileKeywords: ReadonlySet<string>,
): readonly Unit[] {
  const before = tokens.slice(0, count);
  return new Splitter(before, starts, blockOf, fileRule, !bracesMatch(tokens), fileKeywords).openAtEnd();
}

class Splitter {
  private readonly units: Unit[] = [];
  private readonly stray: IToken[] = [];
  private readonly stack: Unit[] = [];
  private current: Unit | undefined;

  constructor(
    private readonly tokens: readonly IToken[],
    private readonly starts: StatementStarts,
    private readonly blockOf: ReadonlyMap<string, string>,
    private readonly fileRule: string,
    private readonly byLayout: boolean,
    private readonly fileKeywords: ReadonlySet<string> = new Set(),
  ) {}

  openAtEnd(): readonly Unit[] {
    this.read(Infinity);
    return this.stack;
  }

  split(end: number): StatementTree {
    const beyond = this.read(end);
    if (beyond) return this.cut(beyond);
    for (const unit of this.stack) unit.close = 'missing';
    return { units: this.units, stray: this.stray, unread: undefined };
  }

  /** @returns the token at which reading stops; undefined if all tokens were read */
  private read(end: number): IToken | undefined {
    let bracketEnd = -1;
    for (const [i, token] of this.tokens.entries()) {
      const tooMuch = this.stack.length > mostDepth || this.stray.length === mostErrors;
      if (tooMuch || token.startOffset >= end) return token;
      const previous = this.tokens[i - 1];
      const firstOnLine = !previous || (token.startLine ?? 0) > (previous.endLine ?? 0);
      if (i <= bracketEnd) this.current?.head.push(token);
      else if (token.image === '}') this.close(token, firstOnLine);
      else if (token.image === '{') this.open(token);
      else {
        if (firstOnLine && this.byLayout) this.layout(token);
        if (firstOnLine && this.fileKeywords.has(token.image)) this.leaveBlocks(() => true);
        if (!this.current || (firstOnLine && this.begins(token, previous, this.tokens[i + 1]))) this.begin(token);
        this.current?.head.push(token);
        if (token.image === '[') bracketEnd = this.closingBracket(i);
      }
    }
    return undefined;
  }

  /** Ends the tree before the statement that contains a token. */
  private cut(token: IToken): StatementTree {
    for (const unit of this.stack) unit.close = 'unread';
    const block = this.stack[this.stack.length - 1];
    const siblings = block ? block.children : this.units;
    const last = siblings[siblings.length - 1];
    const isOpen = last !== undefined && last === this.current && last.open === undefined;
    if (isOpen) siblings.pop();
    return { units: this.units, stray: this.stray, unread: (isOpen ? last.head[0] : undefined) ?? token };
  }

  private get context(): string {
    const block = this.stack[this.stack.length - 1];
    return block ? this.ruleOf(block) : this.fileRule;
  }

  private ruleOf(unit: Unit): string {
    return blockRuleOf(unit.head, this.starts.get(unit.context), this.blockOf) ?? '';
  }

  private begin(token: IToken | undefined): void {
    const { context } = this;
    const started = token !== undefined && (this.starts.get(context)?.has(token.image) ?? false);
    this.current = { head: [], open: undefined, close: undefined, children: [], context, started };
    const block = this.stack[this.stack.length - 1];
    (block ? block.children : this.units).push(this.current);
  }

  private begins(token: IToken, previous: IToken | undefined, next: IToken | undefined): boolean {
    const starts = this.starts.get(this.context);
    if (starts?.has(token.image)) return true;
    // An invalid word precedes a statement on the same line.
    if (next && next.startLine === token.startLine && starts?.has(next.image)) return true;
    if (continuing.has(token.image) || valueTokens.has(token.tokenType.name)) return false;
    if (previous && joining.has(previous.image)) return false;
    // The name of a statement may be on the line after its keyword.
    return !(this.current?.head.length === 1 && this.current.started);
  }

  private open(token: IToken | 'missing'): void {
    if (!this.current) this.begin(undefined);
    const unit = this.current;
    if (!unit) return;
    unit.open = token;
    this.stack.push(unit);
    this.current = undefined;
  }

  private close(token: IToken, firstOnLine: boolean): void {
    if (this.byLayout) {
      const column = token.startColumn ?? 0;
      if (firstOnLine) this.leaveBlocks((unit) => columnOf(unit) > column);
      const block = this.stack[this.stack.length - 1];
      const opened = block && block.open !== 'missing' ? block.open?.startLine : undefined;
      const belongs = block && (firstOnLine ? columnOf(block) === column : opened === token.startLine);
      if (!belongs) {
        this.stray.push(token);
        return;
      }
    }
    const block = this.stack.pop();
    if (block) block.close = token;
    else this.stray.push(token);
    this.current = undefined;
  }

  /** Starts and ends blocks with missing braces according to the indentation of a line. */
  private layout(token: IToken): void {
    const column = token.startColumn ?? 0;
    const unit = this.current;
    if (unit?.started && unit.open === undefined && column > columnOf(unit)) {
      const inside = this.blockOf.get(unit.head[0]?.image ?? '');
      if (inside && this.starts.get(inside)?.has(token.image)) {
        this.open('missing');
        return;
      }
    }
    this.leaveBlocks((block) => columnOf(block) >= column);
  }

  private leaveBlocks(left: (unit: Unit) => boolean): void {
    for (
      let block = this.stack[this.stack.length - 1];
      block && left(block);
      block = this.stack[this.stack.length - 1]
    ) {
      block.close = 'missing';
      this.stack.pop();
      this.current = undefined;
    }
  }

  /** The index of the bracket that closes the one at `start`; -1 if something that isn't allowed inside comes first. */
  private closingBracket(start: number): number {
    for (let i = start + 1; i < this.tokens.length; i++) {
      const image = this.tokens[i]?.image ?? '';
      if (image === ']') return i;
      if (image === '[' || image === '{' || image === '}' || image === '<->' || image === '->') return -1;
    }
    return -1;
  }
}

function columnOf(unit: Unit): number {
  return unit.head[0]?.startColumn ?? 0;
}

function bracesMatch(tokens: readonly IToken[]): boolean {
  let depth = 0;
  for (const { image } of tokens) {
    if (image === '{') depth++;
    else if (image === '}' && --depth < 0) return false;
  }
  return depth === 0;
}
