import { GrammarAST } from 'langium';
import type { IToken, TokenType } from '../parser/tokens.js';

/** A rule of the grammar that is under way, and the index of its first token. */
interface OpenRule {
  readonly name: string;
  readonly start: number;
}

/** Something that the grammar lets stand behind the tokens: a keyword, or a terminal or a reference of a property. */
export interface Expected {
  readonly keyword: string | undefined;
  /** The terminal that is expected, such as `NAME`; undefined for a keyword. */
  readonly terminal: string | undefined;
  readonly isReference: boolean;
  readonly property: string | undefined;
  /** The rules that hold it, the innermost one last. */
  readonly rules: readonly OpenRule[];
  /** Index of the first token of the statement or member to which it would belong. */
  readonly statement: number;
  /** True if it would be the first word of a statement or of a member. */
  readonly begins: boolean;
}

interface Path {
  readonly rules: readonly OpenRule[];
  readonly property: string | undefined;
  readonly isReference: boolean;
  readonly statement: number;
}

type Next = (at: number) => void;

/**
 * All that may follow the tokens according to the grammar. The tokens are statements of one block, or of the file, the
 * last of which may be unfinished; nothing follows tokens that do not fit.
 * @param rule the rule of the block
 * @param body what stands between its braces
 */
export function expectedAfter(
  tokens: readonly IToken[],
  rule: string,
  body: GrammarAST.AbstractElement,
): readonly Expected[] {
  return new Walk(tokens).from(rule, body);
}

class Walk {
  private readonly found = new Map<string, Expected>();
  /** What remains to be tried, so that the stack does not grow with the tokens. */
  private readonly pending: (() => void)[] = [];

  constructor(private readonly tokens: readonly IToken[]) {}

  from(rule: string, body: GrammarAST.AbstractElement): readonly Expected[] {
    const statement = (at: number) => {
      const path: Path = { rules: [{ name: rule, start: 0 }], property: undefined, isReference: false, statement: at };
      this.once(body, at, path, (end) => {
        if (end > at) statement(end);
      });
    };
    statement(0);
    for (let step = this.pending.pop(); step; step = this.pending.pop()) step();
    return [...this.found.values()];
  }

  private element(element: GrammarAST.AbstractElement, at: number, path: Path, next: Next): void {
    switch (element.cardinality) {
      case '?':
        this.once(element, at, path, next);
        next(at);
        break;
      case '*':
      case '+':
        this.repeated(element, at, path, next);
        if (element.cardinality === '*') next(at);
        break;
      default:
        this.once(element, at, path, next);
    }
  }

  private repeated(element: GrammarAST.AbstractElement, at: number, path: Path, next: Next): void {
    this.once(element, at, path, (end) => {
      if (end <= at) return;
      next(end);
      this.repeated(element, end, path, next);
    });
  }

  private once(element: GrammarAST.AbstractElement, at: number, path: Path, next: Next): void {
    if (GrammarAST.isGroup(element)) this.group(element.elements, at, path, next);
    else if (GrammarAST.isAlternatives(element)) {
      for (const one of element.elements) this.element(one, at, path, next);
    } else if (GrammarAST.isAssignment(element)) {
      this.element(element.terminal, at, { ...path, property: element.feature }, next);
    } else if (GrammarAST.isKeyword(element)) {
      this.leaf(element.value, undefined, at, path, next);
    } else if (GrammarAST.isCrossReference(element)) {
      if (element.terminal) this.element(element.terminal, at, { ...path, isReference: true }, next);
    } else if (GrammarAST.isRuleCall(element)) {
      const rule = element.rule.ref;
      if (!rule || !GrammarAST.isParserRule(rule)) this.leaf(undefined, rule?.name, at, path, next);
      else if (rule.fragment) this.element(rule.definition, at, path, next);
      else this.rule(rule, at, path, next);
    }
  }

  private rule(rule: GrammarAST.ParserRule, at: number, path: Path, next: Next): void {
    const rules = [...path.rules, { name: rule.inferredType?.name ?? rule.name, start: at }];
    this.element(rule.definition, at, { ...path, rules, property: undefined, isReference: false }, next);
  }

  private group(elements: readonly GrammarAST.AbstractElement[], at: number, path: Path, next: Next): void {
    const [first, ...rest] = elements;
    if (!first) next(at);
    else this.element(first, at, path, (end) => this.group(rest, end, path, next));
  }

  private leaf(keyword: string | undefined, terminal: string | undefined, at: number, path: Path, next: Next): void {
    const token = this.tokens[at];
    if (!token) {
      const expected: Expected = { ...path, keyword, terminal, begins: path.statement === at };
      const rules = path.rules.map(({ name, start }) => `${name}@${start}`).join('/');
      this.found.set(`${rules}.${path.property} ${keyword} ${terminal}`, expected);
    } else if (is(token.tokenType, keyword ?? terminal ?? '')) this.pending.push(() => next(at + 1));
  }
}

function is(type: TokenType, name: string): boolean {
  return type.name === name || (type.CATEGORIES ?? []).some((category) => is(category, name));
}
