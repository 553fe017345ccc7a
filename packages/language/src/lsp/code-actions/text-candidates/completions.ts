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
    ...['->', '<->'].flatMap((arrow): Candidate[] => [
      { title: `Insert "${arrow}"`, text: `${arrow} `, start, end: start, isPreferred: true },
      { title: `Write "${arrow}"`, text: arrow, start, end, isPreferred: true },
    ]),
  ].map((candidate) => ({ ...candidate, suffices: true }));
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
