import type { GrammarAST } from 'langium';
import type { Range } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { fileStarts } from '../../../parser/statement-starts.js';
import { editDistance } from '../../../symbols/edit-distance.js';
import { lineEndOf } from '../../../text/lines.js';
import type { Candidate } from './candidate.js';

/** What may be missing or wrong at a syntax error: the end of a block, an arrow, a keyword, a comma too many. */
export function completions(grammar: GrammarAST.Grammar, document: TextDocument, range: Range): readonly Candidate[] {
  const text = document.getText();
  const start = document.offsetAt(range.start);
  const end = document.offsetAt(range.end);
  const last = text.trimEnd().length;
  const eol = lineEndOf(text);
  return [
    ...keywordsLike(grammar, text.slice(start, end)),
    ...withoutComma(text, start),
    { title: 'Insert "}"', text: `${eol}}`, start: last, end: last, isPreferred: true },
    { title: 'Insert "}"', text: `}${eol}${eol}`, start, end: start, isPreferred: true },
    ...(hasLeftSide(text, start) ? arrows(start, end) : []),
  ].map((candidate) => ({ ...candidate, suffices: true }));
}

/**
 * Whether something precedes a place on its line. An arrow at the start of a line could join statements that are only
 * misplaced, which hides the error and changes what the text says.
 */
function hasLeftSide(text: string, offset: number): boolean {
  return text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset).trim() !== '';
}

function arrows(start: number, end: number): readonly Candidate[] {
  return ['->', '<->'].flatMap((arrow) => [
    { title: `Insert "${arrow}"`, text: `${arrow} `, start, end: start, isPreferred: true },
    { title: `Write "${arrow}"`, text: arrow, start, end, isPreferred: true },
  ]);
}

function keywordsLike(grammar: GrammarAST.Grammar, written: string): readonly Candidate[] {
  if (!/^\w{3,}$/.test(written)) return [];
  return [...fileStarts(grammar)]
    .filter((word) => editDistance(written.toLowerCase(), word.toLowerCase(), 2) <= 2)
    .map((word) => ({ title: `Write "${word}" (was "${written}")`, text: word, isPreferred: true }));
}

/** Without the comma before the place, behind which an item is missing. */
function withoutComma(text: string, offset: number): readonly Candidate[] {
  const comma = /,\s*$/.exec(text.slice(0, offset))?.[0];
  if (comma === undefined) return [];
  return [{ title: 'Remove the comma', text: '', start: offset - comma.length, end: offset, isPreferred: true }];
}
