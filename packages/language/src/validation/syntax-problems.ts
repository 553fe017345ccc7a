import type { LangiumDocument } from 'langium';
import type { AzrouteParseResult } from '../parser/azroute-parser.js';
import { longestText } from '../parser/limits.js';
import { insteadOf } from './instead/instead-of.js';
import { type Problem, problem } from './problem.js';

/** The number of errors shown of a file with too many errors, which is probably not an azroute file at all. */
const mostOfUnreadFile = 100;

const start = { line: 0, character: 0 };

/** Whether a text comes from a binary file: it contains a null character, or bytes that aren't UTF-8. */
export function isBinary(text: string): boolean {
  return text.includes('\0') || text.includes('\uFFFD\uFFFD');
}

/** Whether the text of a document is too long to be read. */
export function isTooLarge({ textDocument }: LangiumDocument): boolean {
  return textDocument.getText().length > longestText;
}

/** Whether a text isn't read at all. */
export function isUnread(text: string): boolean {
  return text.length > longestText || isBinary(text);
}

/** The syntax errors of a file; a binary file, or one that is too large, has one problem only. */
export function syntaxProblems(document: LangiumDocument): Problem[] {
  const uri = document.uri.toString();
  if (isBinary(document.textDocument.getText())) {
    const message = 'This file is not UTF-8 text, so it cannot be read; open the right file, or convert it to UTF-8.';
    return [problem('AZR011', uri, { start, end: start }, message)];
  }
  if (isTooLarge(document)) {
    const [is, most] = [document.textDocument.getText().length, longestText].map((n) => n.toLocaleString('en-US'));
    const message = `This file is not read: it has ${is} characters, and the maximum is ${most}. Split it into several files and import them.`;
    return [problem('AZR014', uri, { start, end: start }, message)];
  }
  const errors = errorsOf(document, uri);
  const rest = unreadRest(document, uri);
  return rest.length > 0 ? [...errors.slice(0, mostOfUnreadFile), ...rest] : errors;
}

/** Reports where reading ended in a file with too many errors. */
function unreadRest({ parseResult, textDocument }: LangiumDocument, uri: string): Problem[] {
  const { unreadFrom } = parseResult as Partial<AzrouteParseResult>;
  if (unreadFrom === undefined) return [];
  const start = textDocument.positionAt(unreadFrom);
  const message =
    'There are too many errors above this line, so the rest of the file is not read. Fix the first ones, or check whether this is an azroute file.';
  return [problem('AZR001', uri, { start, end: { line: start.line, character: start.character + 1 } }, message)];
}

function errorsOf(document: LangiumDocument, uri: string): Problem[] {
  const { lexerErrors, parserErrors } = document.parseResult;
  const { textDocument } = document;
  const text = textDocument.getText();
  const report = (start: number, end: number, message: string) => {
    const instead = insteadOf(text, start, end);
    const range = { start: textDocument.positionAt(start), end: textDocument.positionAt(end) };
    return problem('AZR001', uri, range, instead?.sentence ?? message);
  };
  const problems = lexerErrors.map(({ offset, length, message }) => report(offset, offset + length, message));
  for (const error of parserErrors) {
    const { token, previousToken } = error as typeof error & { readonly previousToken?: typeof error.token };
    // Inserted tokens have no location.
    const seen = [token, previousToken].find((one) => one !== undefined && !Number.isNaN(one.startOffset));
    const start = seen?.startOffset ?? 0;
    problems.push(report(start, seen === undefined ? 0 : (seen.endOffset ?? start - 1) + 1, error.message));
  }
  return problems;
}
