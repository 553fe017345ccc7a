/** Where a text stops to be JSON; lines and columns count from 1. */
export interface JsonError {
  readonly line: number;
  readonly column: number;
  /** Whether the text ends there, too early. */
  readonly atEnd: boolean;
}

/** Every token but texts, and escapes inside these. */
const token = /[{}[\],:]|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const escaped = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y;

/**
 * Finds the first place where a text is no JSON, which the message of `JSON.parse` often does not tell.
 * @returns undefined if the text is JSON.
 */
export function jsonError(text: string): JsonError | undefined {
  const open: ('{' | '[')[] = [];
  let wanted: Wanted = 'value';
  let at = 0;
  for (;;) {
    at = afterBlanks(text, at);
    if (at >= text.length && wanted === 'nothing') return undefined;
    const found = text[at] === '"' ? readText(text, at) : match(token, text, at);
    if (at >= text.length || found === 'unclosed') return placeOf(text, text.trimEnd().length, true);
    const next: Wanted | undefined = found === undefined ? undefined : step(wanted, found, open);
    if (found === undefined || next === undefined) return placeOf(text, at, false);
    wanted = next;
    at += found.length;
  }
}

type Wanted = 'value' | 'valueOrEnd' | 'key' | 'keyOrEnd' | 'colon' | 'commaOrEnd' | 'nothing';

/** What may follow a token; undefined if it must not stand there. */
function step(wanted: Wanted, found: string, open: ('{' | '[')[]): Wanted | undefined {
  const isEnd = found === '}' || found === ']';
  if (isEnd) {
    const allowed = wanted === 'commaOrEnd' || wanted === (found === '}' ? 'keyOrEnd' : 'valueOrEnd');
    return allowed && open.pop() === (found === '}' ? '{' : '[') ? afterValue(open) : undefined;
  }
  switch (wanted) {
    case 'value':
    case 'valueOrEnd':
      if (found === ',' || found === ':') return undefined;
      if (found !== '{' && found !== '[') return afterValue(open);
      open.push(found);
      return found === '{' ? 'keyOrEnd' : 'valueOrEnd';
    case 'key':
    case 'keyOrEnd':
      return found.startsWith('"') ? 'colon' : undefined;
    case 'colon':
      return found === ':' ? 'value' : undefined;
    case 'commaOrEnd':
      return found !== ',' ? undefined : open.at(-1) === '{' ? 'key' : 'value';
    case 'nothing':
      return undefined;
  }
}

function afterValue(open: readonly unknown[]): Wanted {
  return open.length > 0 ? 'commaOrEnd' : 'nothing';
}

/** A text with its quotes; undefined if a character must not stand in it. */
function readText(text: string, from: number): string | 'unclosed' | undefined {
  let at = from + 1;
  while (at < text.length && text[at] !== '"') {
    if ((text[at] ?? '') < ' ') return undefined;
    at += text[at] === '\\' ? (match(escaped, text, at)?.length ?? text.length + 1) : 1;
  }
  if (at > text.length) return undefined;
  return at === text.length ? 'unclosed' : text.slice(from, at + 1);
}

function match(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

function afterBlanks(text: string, from: number): number {
  let at = from;
  while (at < text.length && ' \t\r\n'.includes(text[at] ?? '')) at++;
  return at;
}

function placeOf(text: string, at: number, atEnd: boolean): JsonError {
  const before = text.slice(0, at).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1, atEnd };
}
