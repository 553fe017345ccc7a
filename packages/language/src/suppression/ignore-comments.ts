import { type Comment, commentsOf } from '../text/comments.js';
import { Lines } from '../text/lines.js';
import { allCodes } from '../validation/all-codes.js';

/** A comment `// azroute-ignore AZR102: reason`. Lines and characters count from 0. */
export interface IgnoreComment {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  /** The codes that are hidden on the next line that is not a comment; empty if the comment is invalid. */
  readonly codes: readonly string[];
  readonly reason: string;
  /** The line whose findings it hides; -1 if there is none. */
  readonly target: number;
  /** What is wrong with the comment. */
  readonly problem: string | undefined;
  /** The whole comment, as offsets. */
  readonly span: Comment;
  /** Where its codes are written, as offsets; undefined if it names none. */
  readonly codeSpan: Comment | undefined;
}

const ignoring = /^(?:\/\/|\/\*)\s*(azroute-ignore\b.*)/;
const form = 'azroute-ignore AZR102: the reason';

/** The comments of a text that hide findings: those on their own lines. */
export function ignoreComments(text: string): readonly IgnoreComment[] {
  if (!text.includes('azroute-ignore')) return [];
  const known = new Set(allCodes.map(({ code }) => code));
  const lines = new Lines(text);
  const comments = commentsOf(text);
  const behind = statementsBehind(text, comments);
  return comments.flatMap((span, i): IgnoreComment[] => {
    const source = text.slice(span.start, span.end);
    const words = ignoring.exec(source)?.[1]?.replace(/\*\/$/, '').trimEnd();
    if (words === undefined || !standsAlone(text, lines, span)) return [];
    const line = lines.at(span.start);
    const from = span.start + source.indexOf('azroute-ignore');
    const start = from - lines.start(line);
    const rest = words.slice('azroute-ignore'.length);
    const colon = rest.indexOf(':');
    const named = colon < 0 ? rest : rest.slice(0, colon);
    const codes = named.split(/[\s,]+/).filter(Boolean);
    const reason = colon < 0 ? '' : rest.slice(colon + 1).trim();
    const problem = problemOf(codes, reason, known);
    const next = behind[i];
    const codesFrom = from + 'azroute-ignore'.length + (named.length - named.trimStart().length);
    return [
      {
        line,
        start,
        end: start + words.length,
        codes: problem ? [] : codes,
        reason,
        target: next === undefined ? -1 : lines.at(next),
        problem,
        span,
        codeSpan: codes.length > 0 ? { start: codesFrom, end: codesFrom + named.trim().length } : undefined,
      },
    ];
  });
}

/** True if nothing else is on the lines of a comment. */
function standsAlone(text: string, lines: Lines, { start, end }: Comment): boolean {
  const before = text.slice(lines.start(lines.at(start)), start);
  return before.trim() === '' && text.slice(end, lines.end(lines.at(end))).trim() === '';
}

/** For each comment, the offset of the first character after it that is neither white space nor in a comment. */
function statementsBehind(text: string, comments: readonly Comment[]): (number | undefined)[] {
  const behind: (number | undefined)[] = [];
  for (let i = comments.length - 1; i >= 0; i--) {
    const from = comments[i]?.end ?? 0;
    const solid = text.slice(from, comments[i + 1]?.start).search(/\S/);
    behind[i] = solid < 0 ? behind[i + 1] : from + solid;
  }
  return behind;
}

function problemOf(codes: readonly string[], reason: string, known: ReadonlySet<string>): string | undefined {
  if (codes.length === 0) return `Nothing is ignored because no code is named. Write "${form}".`;
  const unknown = codes.find((code) => !known.has(code));
  if (unknown !== undefined) return `Nothing is ignored because there is no code ${unknown}. Write "${form}".`;
  if (reason === '')
    return `Nothing is ignored without a reason. Write "azroute-ignore ${codes.join(', ')}: the reason".`;
  return undefined;
}
