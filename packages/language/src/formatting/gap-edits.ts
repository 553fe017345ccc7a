import { ignoreComments } from '../suppression/ignore-comments.js';
import { Lines, lineEndOf, lineStart } from '../text/lines.js';
import { alignColumns } from './columns.js';
import { layOut } from './layout.js';
import type { ReadText } from './read-text.js';
import { type Part, soundParts } from './sound-parts.js';
import { TreeWords, type Word } from './words.js';

/** A change of the white space between two words, by offsets. */
export interface GapEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A block of a text: from the first word of its statement to behind its closing brace. */
interface BlockSpan {
  readonly start: number;
  readonly end: number;
}

/** What to change in a part of a text so that it is formatted, and its blocks. */
export interface PartFormatting {
  readonly edits: readonly GapEdit[];
  readonly blocks: readonly BlockSpan[];
}

/**
 * Finds what has to change in the parts of a text that are sound. Lines on which a comment hides findings keep their
 * words, since on another line the findings of a word would be shown.
 */
export function formattingOf({ text, read }: ReadText): PartFormatting[] {
  const parts = soundParts(read, text);
  const root = read.value.$cstNode;
  if (parts.length === 0 || !root) return [];
  const words = new TreeWords(root);
  const keepsLine = isOnTargetLine(text);
  const lineEnd = lineEndOf(text);
  return parts.flatMap((part) => {
    const own = words.of(part, keepsLine);
    return own ? [formatPart(text, part, own, lineEnd)] : [];
  });
}

function isOnTargetLine(text: string): (offset: number) => boolean {
  const targets = new Set(ignoreComments(text).map(({ target }) => target));
  if (targets.size === 0) return () => false;
  const lines = new Lines(text);
  return (offset) => targets.has(lines.at(offset));
}

function formatPart(text: string, part: Part, words: readonly Word[], lineEnd: string): PartFormatting {
  const placed = layOut(words);
  alignColumns(placed);
  const edits: GapEdit[] = [];
  const change = (start: number, end: number, wanted: string) => {
    if (text.slice(start, end) !== wanted) edits.push({ start, end, text: wanted });
  };
  // What is before the part stays, but for the head of its first line.
  let end = headOfLine(text, part.start);
  for (const { word, lineEnds, blanks } of placed) {
    change(end, word.offset, lineEnd.repeat(lineEnds) + ' '.repeat(blanks));
    end = word.end;
  }
  if (part.end === text.length) change(end, part.end, words.length > 0 ? lineEnd : '');
  return { edits, blocks: blocksOf(words) };
}

/** Where the blanks at the head of a line begin; a byte order mark counts as white space and stays. */
function headOfLine(text: string, offset: number): number {
  if (offset === 0) return text.startsWith('\uFEFF') ? 1 : 0;
  const start = lineStart(text, offset);
  return start === 0 && text.startsWith('\uFEFF') ? 1 : start;
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

/** The changes of white space that make one text of another one with the same words. */
export function whiteSpaceEdits(from: string, to: string): GapEdit[] {
  const edits: GapEdit[] = [];
  const gap = /\s*/y;
  const gapAt = (text: string, offset: number) => {
    gap.lastIndex = offset;
    return gap.exec(text)?.[0] ?? '';
  };
  for (let [old, now] = [0, 0]; ; old++, now++) {
    const [before, after] = [gapAt(from, old), gapAt(to, now)];
    if (before !== after) edits.push({ start: old, end: old + before.length, text: after });
    old += before.length;
    now += after.length;
    if (old >= from.length) return edits;
  }
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
