import { type ParseError, type ParseErrorCode, parse } from 'jsonc-parser';

/** Where a text stops being valid JSON; lines and columns count from 1. */
export interface JsonError {
  readonly line: number;
  readonly column: number;
  /** Whether the text ends there prematurely. */
  readonly atEnd: boolean;
}

/**
 * Finds the first place where a text is not valid JSON, which the message of `JSON.parse` often doesn't say.
 * @returns undefined if the text is valid JSON.
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
    // Lists are nested so deeply that the parser gives up: report the start of the text.
    return 0;
  }
  const [error] = errors;
  // A truncated string is reported at its end, not at its opening quote.
  return error && error.error === endOfString && text.length <= error.offset + error.length ? undefined : error?.offset;
}

// It is a const enum, whose values don't exist at run time.
const endOfString: number = 12 satisfies ParseErrorCode.UnexpectedEndOfString;
