import { allCodes } from '../validation/all-codes.js';

/** A comment `// azroute-ignore AZR102: reason`. Lines and characters count from 0. */
export interface IgnoreComment {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  /** The codes that are hidden on the next line that is no comment; empty if the comment is not sound. */
  readonly codes: readonly string[];
  readonly reason: string;
  /** The line on which it hides findings; -1 if there is none. */
  readonly target: number;
  /** What is wrong with the comment. */
  readonly problem: string | undefined;
}

const word = 'azroute-ignore';
const opening = /^\s*(?:\/\/|\/\*)\s*azroute-ignore\b/;
const form = 'azroute-ignore AZR102: the reason';

/** The comments of a text that hide findings. */
export function ignoreComments(text: string): readonly IgnoreComment[] {
  if (!text.includes(word)) return [];
  const known = new Set(allCodes.map(({ code }) => code));
  const lines = text.split(/\r?\n/);
  const found: { readonly line: number; readonly start: number; readonly words: string }[] = [];
  lines.forEach((source, line) => {
    if (!source.includes(word) || !opening.test(source)) return;
    const start = source.indexOf(word);
    const end = source.trimEnd();
    found.push({ line, start, words: (end.endsWith('*/') ? end.slice(0, -2) : end).slice(start).trimEnd() });
  });
  const targets = statementsBehind(
    lines,
    found.map(({ line }) => line),
  );
  return found.map(({ line, start, words }, i): IgnoreComment => {
    const rest = words.slice(word.length);
    const colon = rest.indexOf(':');
    const codes = [...new Set((colon < 0 ? rest : rest.slice(0, colon)).split(/[\s,]+/).filter(Boolean))];
    const reason = colon < 0 ? '' : rest.slice(colon + 1).trim();
    const problem = problemOf(codes, reason, known);
    const target = targets[i] ?? -1;
    return { line, start, end: start + words.length, codes: problem ? [] : codes, reason, target, problem };
  });
}

/**
 * For each of some lines, in their order, the first line behind it that is neither empty nor a comment. A search goes
 * on where the one before has come to, if that came past its line: what lies between are comments and empty lines.
 */
function statementsBehind(lines: readonly string[], from: readonly number[]): number[] {
  let reached = -1;
  return from
    .map((line) => {
      if (reached > line) return reached;
      reached = nextStatement(lines, line + 1);
      if (reached < 0) reached = lines.length;
      return reached;
    })
    .map((line) => (line < lines.length ? line : -1));
}

/** The first line from `from` on that is neither empty nor a comment; -1 if there is none. */
function nextStatement(lines: readonly string[], from: number): number {
  let open = false;
  for (let number = from; number < lines.length; number++) {
    const line = lines[number] ?? '';
    let at = 0;
    for (;;) {
      if (open) {
        const end = line.indexOf('*/', at);
        if (end < 0) break;
        at = end + 2;
        open = false;
      }
      at = firstVisible(line, at);
      if (line.startsWith('//', at) || at === line.length) break;
      if (!line.startsWith('/*', at)) return number;
      open = true;
      at += 2;
    }
  }
  return -1;
}

function firstVisible(line: string, from: number): number {
  let at = from;
  while (at < line.length && /\s/.test(line[at] ?? '')) at++;
  return at;
}

function problemOf(codes: readonly string[], reason: string, known: ReadonlySet<string>): string | undefined {
  if (codes.length === 0) return `Nothing is ignored, since no code is named. Write "${form}".`;
  const unknown = codes.find((code) => !known.has(code));
  if (unknown !== undefined) return `Nothing is ignored, since there is no code ${unknown}. Write "${form}".`;
  if (reason === '')
    return `Nothing is ignored without a reason. Write "azroute-ignore ${codes.join(', ')}: the reason".`;
  return undefined;
}
