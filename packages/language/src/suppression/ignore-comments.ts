import { allCodes } from '../validation/all-codes.js';

/** A comment `// azroute-ignore AZR102: reason`. Lines and characters count from 0. */
export interface IgnoreComment {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  /** The codes that are hidden on the next line that is no comment; empty if the comment is not sound. */
  readonly codes: readonly string[];
  readonly reason: string;
  /** The line on which it hides findings. */
  readonly target: number;
  /** What is wrong with the comment. */
  readonly problem: string | undefined;
}

const comment = /^\s*(?:\/\/|\/\*)\s*(azroute-ignore\b.*?)\s*(?:\*\/\s*)?$/;
const form = 'azroute-ignore AZR102: the reason';

/** The comments of a text that hide findings. */
export function ignoreComments(text: string): readonly IgnoreComment[] {
  if (!text.includes('azroute-ignore')) return [];
  const known = new Set(allCodes.map(({ code }) => code));
  const lines = text.split(/\r?\n/);
  return lines.flatMap((source, line): IgnoreComment[] => {
    const words = comment.exec(source)?.[1];
    if (words === undefined) return [];
    const start = source.indexOf('azroute-ignore');
    const rest = words.slice('azroute-ignore'.length);
    const colon = rest.indexOf(':');
    const codes = (colon < 0 ? rest : rest.slice(0, colon)).split(/[\s,]+/).filter(Boolean);
    const reason = colon < 0 ? '' : rest.slice(colon + 1).trim();
    const problem = problemOf(codes, reason, known);
    const target = nextStatement(lines, line + 1);
    return [{ line, start, end: start + words.length, codes: problem ? [] : codes, reason, target, problem }];
  });
}

/** The first line from `from` on that is neither empty nor a comment; -1 if there is none. */
function nextStatement(lines: readonly string[], from: number): number {
  let open = false;
  for (let number = from; number < lines.length; number++) {
    let rest = lines[number] ?? '';
    if (open) {
      const end = rest.indexOf('*/');
      if (end < 0) continue;
      rest = rest.slice(end + 2);
    }
    rest = rest.replaceAll(/\/\*.*?\*\//g, '').trim();
    open = /^\/\*/.test(rest);
    if (!open && rest !== '' && !rest.startsWith('//')) return number;
  }
  return -1;
}

function problemOf(codes: readonly string[], reason: string, known: ReadonlySet<string>): string | undefined {
  if (codes.length === 0) return `Nothing is ignored, since no code is named. Write "${form}".`;
  const unknown = codes.find((code) => !known.has(code));
  if (unknown !== undefined) return `Nothing is ignored, since there is no code ${unknown}. Write "${form}".`;
  if (reason === '')
    return `Nothing is ignored without a reason. Write "azroute-ignore ${codes.join(', ')}: the reason".`;
  return undefined;
}
