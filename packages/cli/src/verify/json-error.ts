import { type ParseError, type ParseErrorCode, parse } from 'jsonc-parser';

/** Where a text stops to be JSON; lines and columns count from 1. */
export interface JsonError {
  readonly line: number;
  readonly column: number;
  /** Whether the text ends there, too early. */
  readonly atEnd: boolean;
}

/**
 * Finds the first place where a text is no JSON, which the message of `JSON.parse` often does not tell.
 * @returns undefined if the text is JSON.
 */
export function jsonError(text: string): JsonError | undefined {
  if (isJson(text)) return undefined;
  const end = text.trimEnd().length;
  const at = Math.min(firstError(text) ?? end, end);
  const before = text.slice(0, at).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1, atEnd: at === end };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function firstError(text: string): number | undefined {
  const errors: ParseError[] = [];
  try {
    parse(text, errors, { disallowComments: true });
  } catch {
    // Lists are nested so deep that the parser gives up: it is the whole text that is odd.
    return 0;
  }
  const [error] = errors;
  // A text in quotes that is cut off is broken at its end, not at its first quote.
  return error && error.error === endOfString && text.length <= error.offset + error.length ? undefined : error?.offset;
}

// The enumeration is a constant one: its values are not there when the program runs.
const endOfString: number = 12 satisfies ParseErrorCode.UnexpectedEndOfString;
