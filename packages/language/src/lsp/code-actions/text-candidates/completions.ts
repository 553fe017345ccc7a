import { isProblem, parseAddress } from '@azroute/engine';
import type { GrammarAST } from 'langium';
import type { Range } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { fileStarts, statementStarts } from '../../../parser/statement-starts.js';
import { editDistance } from '../../../symbols/edit-distance.js';
import { lineEndOf, lineStart } from '../../../text/lines.js';
import type { Candidate } from './candidate.js';

/** How much of a line is looked at before and behind a place: a minified text has only one. */
const longestPart = 500;

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
    ...endpoints(text, start),
    { title: 'Insert "}"', text: `${eol}}`, start: last, end: last, isPreferred: true },
    { title: 'Insert "}"', text: `}${eol}${eol}`, start, end: start, isPreferred: true },
    ...(hasLeftSide(text, start) && !hasArrow(grammar, text, start) ? arrows(start, end) : []),
  ].map((candidate) => ({ ...candidate, suffices: true }));
}

/**
 * Whether something precedes a place on its line. An arrow at the start of a line could join statements that are only
 * misplaced, which hides the error and changes what the text says.
 */
function hasLeftSide(text: string, offset: number): boolean {
  return text.slice(startOfLine(text, offset), offset).trim() !== '';
}

/** Whether the statement around a place has an arrow before it: no statement has two. */
function hasArrow(grammar: GrammarAST.Grammar, text: string, offset: number): boolean {
  const line = text.slice(startOfLine(text, offset), offset);
  const [, behind] = /^.*->(.*)$/.exec(line) ?? [];
  if (behind === undefined) return false;
  const starts = new Set([...statementStarts(grammar).values()].flatMap((words) => [...words]));
  return !behind.split(/[\s{}]+/).some((word) => starts.has(word));
}

/** What other notations write behind an @ is the endpoint of a tunnel's end here; of both ends, if both have one. */
function endpoints(text: string, offset: number): readonly Candidate[] {
  const from = startOfLine(text, offset);
  const line = text.slice(from, offset + longestPart).split(/[\r\n]/)[0] ?? '';
  if (text[offset] !== '@' || !/(?:^|[\s{}])tunnel\s/.test(text.slice(from, offset))) return [];
  const found = [...line.matchAll(/@\s*([\da-f.:]+)(?![\w/-])/gi)].filter(
    ([, address = '']) => !isProblem(parseAddress(address)),
  );
  const [first, last] = [found[0], found.at(-1)];
  if (!first || !last) return [];
  const [start, end] = [first.index, last.index + last[0].length];
  const instead = line.slice(start, end).replace(/@\s*([\da-f.:]+)/gi, '[endpoint $1]');
  const title = found.length === 1 ? `Write "${instead}"` : 'Write the addresses as "[endpoint …]"';
  return [{ title, text: instead, start: from + start, end: from + end, isPreferred: true }];
}

/** The offset at which the line of a place begins, or the part of it that matters. */
function startOfLine(text: string, offset: number): number {
  const least = Math.max(0, offset - longestPart);
  return least + lineStart(text.slice(least, offset), offset - least);
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
