import type { LangiumParser } from 'langium';
import { alignColumns } from './columns.js';
import { layOut } from './layout.js';
import { type Word, wordsOf } from './words.js';

/** A change of the white space between two words, by offsets. */
export interface GapEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A block of a text: from the first word of its statement to behind its closing brace. */
export interface BlockSpan {
  readonly start: number;
  readonly end: number;
}

/** What to change in a text, and its blocks. */
export interface Formatting {
  readonly edits: readonly GapEdit[];
  readonly blocks: readonly BlockSpan[];
}

const nothing: Formatting = { edits: [], blocks: [] };

/** Finds what has to change in a text so that it is formatted; nothing if it has syntax errors. */
export function gapEdits(parser: LangiumParser, text: string): Formatting {
  const { value, lexerErrors, parserErrors } = parser.parse(text);
  const words = value.$cstNode && wordsOf(value.$cstNode);
  if (!words || lexerErrors.length > 0 || parserErrors.length > 0) return nothing;
  const placed = layOut(words);
  alignColumns(placed);
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const edits: GapEdit[] = [];
  const change = (start: number, end: number, wanted: string) => {
    if (text.slice(start, end) !== wanted) edits.push({ start, end, text: wanted });
  };
  // A byte order mark counts as white space; it stays.
  let end = text.startsWith('\uFEFF') ? 1 : 0;
  for (const { word, lineEnds, blanks } of placed) {
    change(end, word.offset, lineEnd.repeat(lineEnds) + ' '.repeat(blanks));
    end = word.end;
  }
  change(end, text.length, words.length > 0 ? lineEnd : '');
  return { edits, blocks: blocksOf(words) };
}

/** A text after its changes. */
export function applied(text: string, edits: readonly GapEdit[]): string {
  let result = '';
  let end = 0;
  for (const edit of edits) {
    result += text.slice(end, edit.start) + edit.text;
    end = edit.end;
  }
  return result + text.slice(end);
}

function blocksOf(words: readonly Word[]): BlockSpan[] {
  const blocks: BlockSpan[] = [];
  const open: number[] = [];
  let statement = 0;
  for (const word of words) {
    if (word.begins) statement = word.offset;
    if (word.text === '{') open.push(statement);
    if (word.text === '}') blocks.push({ start: open.pop() ?? 0, end: word.end });
  }
  return blocks;
}
