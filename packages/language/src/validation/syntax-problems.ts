import type { LangiumDocument } from 'langium';
import { type Problem, problem } from './problem.js';

/** Syntax errors of a file. */
export function syntaxProblems(document: LangiumDocument): Problem[] {
  const uri = document.uri.toString();
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
    const previous = 'previousToken' in error ? (error.previousToken as typeof error.token | undefined) : undefined;
    const token = Number.isNaN(error.token.startOffset) ? previous : error.token;
    const start = token === undefined || Number.isNaN(token.startOffset) ? 0 : token.startOffset;
    const end = token === undefined ? 0 : (token.endOffset ?? start - 1) + 1;
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
