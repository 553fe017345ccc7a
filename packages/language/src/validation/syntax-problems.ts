import type { LangiumDocument } from 'langium';
import type { AzrouteParseResult } from '../parser/azroute-parser.js';
import { type Problem, problem } from './problem.js';

/** More errors than this in one file help nobody. */
const mostErrors = 100;

const start = { line: 0, character: 0 };

/** True for a text that was no text: it holds a character that no text has, or bytes that are no UTF-8. */
export function isBinary(text: string): boolean {
  return text.includes('\0') || text.includes('\uFFFD\uFFFD');
}

/** Syntax errors of a file; of a binary file only that it is one. */
export function syntaxProblems(document: LangiumDocument): Problem[] {
  const uri = document.uri.toString();
  if (isBinary(document.textDocument.getText())) {
    const message = 'This file is no text in UTF-8, so nothing can be read from it; open the right file or convert it.';
    return [problem('AZR011', uri, { start, end: start }, message)];
  }
  return [...errorsOf(document, uri).slice(0, mostErrors), ...unreadRest(document, uri)];
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
