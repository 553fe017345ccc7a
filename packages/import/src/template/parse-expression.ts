import { Unresolved } from './unresolved.js';

/** An expression of a template, without the brackets around it. */
export type Expression =
  | { readonly kind: 'value'; readonly value: string | number }
  | { readonly kind: 'call'; readonly name: string; readonly arguments: readonly Expression[] }
  | { readonly kind: 'member'; readonly of: Expression; readonly name: Expression };

/** Deeper expressions are not written by people. */
const deepest = 60;

const tokens = /\s*('(?:[^']|'')*'|-?\d+(?:\.\d+)?|[A-Za-z_][\w.]*|[()[\],.?]|$)/y;

/**
 * Parses an expression, such as `concat(parameters('a'), '-vnet')`.
 * @throws Unresolved if it is none
 */
export function parseExpression(text: string): Expression {
  const reader = new Reader(text);
  const expression = reader.expression(0);
  if (reader.next !== '') throw new Unresolved('it is not an expression');
  return expression;
}

class Reader {
  next = '';
  private at = 0;

  constructor(private readonly text: string) {
    this.advance();
  }

  private advance(): string {
    const token = this.next;
    tokens.lastIndex = this.at;
    const match = tokens.exec(this.text);
    if (!match) throw new Unresolved('it is not an expression');
    this.at = tokens.lastIndex;
    this.next = match[1] ?? '';
    return token;
  }

  private expect(token: string): void {
    if (this.advance() !== token) throw new Unresolved(`it lacks a ${token}`);
  }

  expression(depth: number): Expression {
    if (depth > deepest) throw new Unresolved('it is nested too deeply');
    let found = this.primary(depth);
    let members = 0;
    const member = (name: Expression) => {
      members++;
      if (members > deepest) throw new Unresolved('it is nested too deeply');
      found = { kind: 'member', of: found, name };
    };
    for (;;) {
      if (this.next === '?') this.advance();
      if (this.next === '.') {
        this.advance();
        for (const name of this.advance().split('.')) member(literal(name));
      } else if (this.next === '[') {
        this.advance();
        const name = this.expression(depth + 1);
        this.expect(']');
        member(name);
      } else return found;
    }
  }

  private primary(depth: number): Expression {
    const token = this.advance();
    if (token.startsWith("'")) return literal(token.slice(1, -1).replaceAll("''", "'"));
    if (/^-?\d/.test(token)) return literal(Number(token));
    if (!/^[A-Za-z_]/.test(token)) throw new Unresolved('it is not an expression');
    this.expect('(');
    const values: Expression[] = [];
    while (this.next !== ')') {
      values.push(this.expression(depth + 1));
      if (this.next === ',') this.advance();
      else if (this.next !== ')') throw new Unresolved('it lacks a )');
    }
    this.advance();
    return { kind: 'call', name: token.toLowerCase(), arguments: values };
  }
}

function literal(value: string | number): Expression {
  return { kind: 'value', value };
}
