import type { IToken, TokenType } from './tokens.js';

/** The result of an attempt to parse: no error, or the first error. */
export interface Attempt {
  /** The index of the token at the first error; the number of tokens if more was expected after them. */
  readonly errorAt: number | undefined;
  readonly message: string;
  /** The token types with which the parser could have continued, one for each alternative. */
  readonly expected: readonly TokenType[];
}

/** Parses the tokens of one statement in its context. */
export type Try = (tokens: readonly IToken[]) => Attempt;

/** Creates a token that is missing in the text. */
export type Insert = (type: TokenType) => IToken;

const mostInsertions = 6;
const longestStatement = 400;

/**
 * Finds the smallest change after which a statement parses: removing a token, inserting missing tokens or a missing
 * first keyword, or removing the rest of the statement from the error on.
 * @param starts the types of the keywords that start statements in this context
 * @returns the changed tokens; undefined if no such change helps
 */
export function repairStatement(
  tokens: readonly IToken[],
  first: Attempt,
  starts: readonly TokenType[],
  attempt: Try,
  insert: Insert,
): readonly IToken[] | undefined {
  const at = first.errorAt ?? tokens.length;
  const candidates: (readonly IToken[] | undefined)[] = [];
  if (tokens.length <= longestStatement) {
    candidates.push(
      complete(without(tokens, at, at + 1), attempt, insert, 1),
      complete(without(tokens, at - 1, at), attempt, insert, 1),
      complete(without(tokens, 0, 1), attempt, insert, 1),
      complete(without(tokens, at, at + 2), attempt, insert, 1),
      complete(tokens, attempt, insert, mostInsertions),
    );
    if (at <= 1) for (const type of starts) candidates.push(complete([insert(type), ...tokens], attempt, insert, 1));
  }
  candidates.push(complete(tokens.slice(0, at), attempt, insert, mostInsertions));
  let best: readonly IToken[] | undefined;
  for (const candidate of candidates) {
    if (candidate && (!best || cost(tokens, candidate) < cost(tokens, best))) best = candidate;
  }
  return best;
}

/** Removing a token costs more than inserting one, so that the written tokens are kept if possible. */
function cost(tokens: readonly IToken[], candidate: readonly IToken[]): number {
  const inserted = candidate.filter((token) => token.isInsertedInRecovery).length;
  const kept = candidate.length - inserted;
  return 2 * (tokens.length - kept) + inserted;
}

function without(tokens: readonly IToken[], from: number, to: number): IToken[] {
  return from < 0 ? [...tokens] : [...tokens.slice(0, from), ...tokens.slice(to)];
}

/** Inserts the tokens that the parser expects until the tokens parse; undefined if that takes too many or fails. */
function complete(
  tokens: readonly IToken[],
  attempt: Try,
  insert: Insert,
  most: number,
): readonly IToken[] | undefined {
  if (tokens.length === 0) return undefined;
  let current = tokens;
  let result = attempt(current);
  for (let n = 0; n < most && result.errorAt !== undefined; n++) {
    const at = result.errorAt;
    let next: { tokens: readonly IToken[]; result: Attempt } | undefined;
    for (const type of result.expected) {
      const extended = [...current.slice(0, at), insert(type), ...current.slice(at)];
      const tried = attempt(extended);
      const better = tried.errorAt === undefined || tried.errorAt > at;
      if (better && (!next || (tried.errorAt ?? Infinity) > (next.result.errorAt ?? Infinity))) {
        next = { tokens: extended, result: tried };
      }
      if (tried.errorAt === undefined) break;
    }
    if (!next) return undefined;
    current = next.tokens;
    result = next.result;
  }
  return result.errorAt === undefined ? current : undefined;
}
