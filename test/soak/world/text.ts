import type { Position } from '../protocol/messages.ts';

/** A piece of a text that is replaced. */
export interface Edit {
  /** Where it begins; what lies behind the end of the text means its end. */
  readonly at: number;
  /** How many units are taken away. */
  readonly remove?: number;
  /** What comes there. */
  readonly insert?: string;
}

/** A change of a text as the protocol has it. */
export interface ContentChange {
  readonly range?: { readonly start: Position; readonly end: Position };
  readonly text: string;
}

/** The text after an edit, and the edit in terms of lines and characters of the text before it. */
export function applyEdit(
  text: string,
  { at, remove = 0, insert = '' }: Edit,
): { text: string; change: ContentChange } {
  const start = boundaryAt(text, at);
  const end = Math.max(start, boundaryAt(text, start + remove));
  return {
    text: text.slice(0, start) + insert + text.slice(end),
    change: { range: { start: positionAt(text, start), end: positionAt(text, end) }, text: insert },
  };
}

/** The position of an offset. Lines end with CR LF, LF, or CR. */
export function positionAt(text: string, offset: number): Position {
  let line = 0;
  let start = 0;
  for (const match of text.slice(0, offset).matchAll(/\r\n|\r|\n/g)) {
    line++;
    start = match.index + match[0].length;
  }
  return { line, character: offset - start };
}

/** The nearest offset before this one at which a cursor can stand. */
function boundaryAt(text: string, offset: number): number {
  const at = Math.max(0, Math.min(offset, text.length));
  const between = text.slice(at - 1, at + 1);
  return at > 0 && (between === '\r\n' || /^[\ud800-\udbff][\udc00-\udfff]$/.test(between)) ? at - 1 : at;
}
