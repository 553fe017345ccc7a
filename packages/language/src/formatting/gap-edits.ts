import type { LangiumCoreServices } from 'langium';
import { alignColumns } from './columns.js';
import { layOut } from './layout.js';
import { type Part, soundParts } from './sound-parts.js';
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

/** Finds what has to change in a text so that it is formatted, apart from statements with syntax errors. */
export function gapEdits(services: LangiumCoreServices, text: string): Formatting {
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const parts = soundParts(services, text).map((part) => formatPart(services, text, part, lineEnd));
  return { edits: parts.flatMap(({ edits }) => edits), blocks: parts.flatMap(({ blocks }) => blocks) };
}

function formatPart({ parser }: LangiumCoreServices, text: string, part: Part, lineEnd: string): Formatting {
  const root = parser.LangiumParser.parse(text.slice(part.start, part.end)).value.$cstNode;
  const words = root && wordsOf(root);
  if (!words) return { edits: [], blocks: [] };
  const placed = layOut(words);
  alignColumns(placed);
  const edits: GapEdit[] = [];
  const change = (from: number, to: number, wanted: string) => {
    const [start, end] = [part.start + from, part.start + to];
    if (text.slice(start, end) !== wanted) edits.push({ start, end, text: wanted });
  };
  // What is before the part stays, but for the head of its first line.
  const lineStart = text.lastIndexOf('\n', part.start - 1) + 1;
  if (part.start > 0 && text.slice(lineStart, part.start).trim() === '') change(lineStart - part.start, 0, '');
  // A byte order mark counts as white space; it stays.
  let end = text.startsWith('\uFEFF') && part.start === 0 ? 1 : 0;
  for (const { word, lineEnds, blanks } of placed) {
    change(end, word.offset, lineEnd.repeat(lineEnds) + ' '.repeat(blanks));
    end = word.end;
  }
  if (part.end === text.length) change(end, part.end - part.start, words.length > 0 ? lineEnd : '');
  const blocks = blocksOf(words).map((block) => ({ start: part.start + block.start, end: part.start + block.end }));
  return { edits, blocks };
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
