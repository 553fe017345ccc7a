import type { LangiumDocument } from 'langium';
import type { AzrouteParseResult } from '../parser/azroute-parser.js';
import { longestText } from '../parser/limits.js';
import { type Problem, problem } from './problem.js';

/** Of a text with so many errors that it is not read to its end, as of one that is no file of azroute, the first ones. */
const mostOfNonsense = 100;

const start = { line: 0, character: 0 };

/** True for a text that was no text: it holds a character that no text has, or bytes that are no UTF-8. */
export function isBinary(text: string): boolean {
  return text.includes('\0') || text.includes('\uFFFD\uFFFD');
}

/** True for a text of which nothing is read, since it is too long. */
export function isTooLarge({ textDocument }: LangiumDocument): boolean {
  return textDocument.getText().length > longestText;
}

/** True for a text of which nothing is read. */
export function isUnread(text: string): boolean {
  return text.length > longestText || isBinary(text);
}

/** Syntax errors of a file; of a binary file only that it is one. */
export function syntaxProblems(document: LangiumDocument): Problem[] {
  const uri = document.uri.toString();
  if (isBinary(document.textDocument.getText())) {
    const message = 'This file is no text in UTF-8, so nothing can be read from it; open the right file or convert it.';
    return [problem('AZR011', uri, { start, end: start }, message)];
  }
  if (isTooLarge(document)) {
    const [is, most] = [document.textDocument.getText().length, longestText].map((n) => n.toLocaleString('en-US'));
    const message = `Nothing of this file is read: it has ${is} characters, and ${most} are read at most. Divide it into several files that import one another.`;
    return [problem('AZR014', uri, { start, end: start }, message)];
  }
  const errors = errorsOf(document, uri);
  const rest = unreadRest(document, uri);
  return rest.length > 0 ? [...errors.slice(0, mostOfNonsense), ...rest] : errors;
}

/** Says where the reading of a file with too many errors ended. */
function unreadRest({ parseResult, textDocument }: LangiumDocument, uri: string): Problem[] {
  const { unreadFrom } = parseResult as Partial<AzrouteParseResult>;
  if (unreadFrom === undefined) return [];
  const start = textDocument.positionAt(unreadFrom);
  const message =
    'Too many errors stand before this line, so the rest of the file is not read. Mend the first ones, or see whether this is a file of azroute at all.';
  return [problem('AZR001', uri, { start, end: { line: start.line, character: start.character + 1 } }, message)];
}

function errorsOf(document: LangiumDocument, uri: string): Problem[] {
  const { lexerErrors, parserErrors } = document.parseResult;
  const { textDocument } = document;
  const problems = lexerErrors.map((error) => {
    const range = {
      start: textDocument.positionAt(error.offset),
      end: textDocument.positionAt(error.offset + error.length),
    };
    return problem('AZR001', uri, range, error.message);
  });
  for (const error of parserErrors) {
    const { token, previousToken } = error as typeof error & { readonly previousToken?: typeof error.token };
    // Tokens that were put in stand nowhere.
    const seen = [token, previousToken].find((one) => one !== undefined && !Number.isNaN(one.startOffset));
    const start = seen?.startOffset ?? 0;
    const end = seen === undefined ? 0 : (seen.endOffset ?? start - 1) + 1;
    problems.push(
      problem(
        'AZR001',
        uri,
        { start: textDocument.positionAt(start), end: textDocument.positionAt(end) },
        error.message,
      ),
    );
  }
  return problems;
}
