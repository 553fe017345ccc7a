import { type ParseError, parse, printParseErrorCode } from 'jsonc-parser';

/** Where a text is not JSON, and what was expected there; lines and columns count from 1. */
interface JsonProblem {
  readonly line: number;
  readonly column: number;
  readonly expected: string;
}

/** The JSON values in a text, or what is wrong with it; no values if the text contains no JSON at all. */
export type JsonValues =
  | {
      readonly values: readonly unknown[];
      /** The line of the first text between or behind the values that looks like one and is none. */
      readonly unreadLine?: number;
    }
  | { readonly problem: JsonProblem };

/** Deeper values are no resources. The parser of tolerated JSON recurses. */
const deepest = 500;

/**
 * Reads the JSON values of a saved output. Tolerates what such files contain: a byte order mark, lines before and
 * between values (a command, a warning), comments, trailing commas, and line ends in strings, as in ARM templates.
 */
export function readJsonValues(text: string): JsonValues {
  const whole = strictly(text.startsWith('\uFEFF') ? text.slice(1) : text);
  if (whole !== undefined) return { values: [whole.value] };
  const values: unknown[] = [];
  let unread: number | undefined;
  for (let at = nextStart(text, 0); at !== undefined; ) {
    const part = partAt(text, at);
    if (part.end === undefined) {
      // What is wrong inside explains more than that the text ends too early.
      const within = tolerantly(part.text);
      const inside = 'problem' in within ? within.problem : undefined;
      if (inside && inside.offset < part.text.trimEnd().length)
        return { problem: placed(text, at + inside.offset, inside.expected) };
      return { problem: placed(text, text.trimEnd().length, `${part.closing}, but the file ends`) };
    }
    const found =
      part.depth > deepest ? { problem: { offset: 0, expected: 'a value with less nesting' } } : tolerantly(part.text);
    if ('problem' in found) return { problem: placed(text, at + found.problem.offset, found.problem.expected) };
    values.push(found.value);
    const next = nextStart(text, part.end);
    const gap = valueLike.exec(text.slice(part.end, next));
    if (gap) unread ??= part.end + gap.index;
    at = next;
  }
  return unread === undefined ? { values } : { values, unreadLine: placed(text, unread, '').line };
}

function strictly(text: string): { readonly value: unknown } | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}

/** How a value begins, unlike the brackets of a message. */
const valueLike = /\{\s*"|\[\s*[[{"]/;

/**
 * The next bracket or brace that stands behind a value, or at the beginning of a line; what precedes it belongs to no
 * value.
 */
function nextStart(text: string, from: number): number | undefined {
  const behind = from === 0 ? null : /^[ \t]*[[{]/.exec(text.slice(from, from + 200));
  if (behind) return from + behind[0].length - 1;
  const pattern = /(?:^|[\r\n,])[\uFEFF \t]*([[{])/g;
  pattern.lastIndex = Math.max(0, from - 1);
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const start = match.index + match[0].length - 1;
    if (start >= from) return start;
  }
  return undefined;
}

interface Part {
  /** The text of the value, in which line ends in strings are spaces: so positions stay. */
  readonly text: string;
  /** Where it ends; undefined if it does not. */
  readonly end: number | undefined;
  readonly depth: number;
  /** What an unfinished value lacks. */
  readonly closing: string;
}

/** The value that begins at a bracket, up to the one that closes it. */
function partAt(text: string, start: number): Part {
  const open: string[] = [];
  const pieces: string[] = [];
  let depth = 0;
  let copied = start;
  for (let i = start; i < text.length; i++) {
    const character = text[i];
    if (character === '"') {
      for (i++; i < text.length && text[i] !== '"'; i++) {
        if (text[i] === '\\') i++;
        else if (text[i] === '\n' || text[i] === '\r') {
          pieces.push(text.slice(copied, i), ' ');
          copied = i + 1;
        }
      }
    } else if (character === '/' && text[i + 1] === '/') {
      while (i + 1 < text.length && text[i + 1] !== '\n') i++;
    } else if (character === '/' && text[i + 1] === '*') {
      const end = text.indexOf('*/', i + 2);
      i = end < 0 ? text.length : end + 1;
    } else if (character === '[' || character === '{') {
      open.push(character);
      depth = Math.max(depth, open.length);
    } else if (character === ']' || character === '}') {
      open.pop();
      if (open.length === 0) {
        pieces.push(text.slice(copied, i + 1));
        return { text: pieces.join(''), end: i + 1, depth, closing: '' };
      }
    }
  }
  pieces.push(text.slice(copied));
  return { text: pieces.join(''), end: undefined, depth, closing: open.at(-1) === '[' ? 'a ]' : 'a }' };
}

type Tolerated =
  | { readonly value: unknown }
  | { readonly problem: { readonly offset: number; readonly expected: string } };

function tolerantly(text: string): Tolerated {
  const value = strictly(text);
  if (value !== undefined) return value;
  const errors: ParseError[] = [];
  try {
    const parsed: unknown = parse(text, errors, { allowTrailingComma: true });
    const [error] = errors;
    if (!error) return { value: parsed };
    return { problem: { offset: error.offset, expected: expectations[printParseErrorCode(error.error)] ?? 'JSON' } };
  } catch (error) {
    if (error instanceof RangeError) return { problem: { offset: 0, expected: 'a value with less nesting' } };
    throw error;
  }
}

const expectations: Readonly<Record<string, string>> = {
  InvalidNumberFormat: 'a number',
  PropertyNameExpected: 'a property name in double quotes',
  ValueExpected: 'a value',
  ColonExpected: 'a colon',
  CommaExpected: 'a comma',
  CloseBraceExpected: 'a }',
  CloseBracketExpected: 'a ]',
  UnexpectedEndOfString: 'a " at the end of the string',
  UnexpectedEndOfComment: 'a */ at the end of the comment',
  InvalidEscapeCharacter: 'an escape sequence of JSON',
  InvalidUnicode: 'four hexadecimal digits',
};

function placed(text: string, offset: number, expected: string): JsonProblem {
  const before = text.slice(0, offset);
  const lines = before.split('\n');
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1, expected };
}
