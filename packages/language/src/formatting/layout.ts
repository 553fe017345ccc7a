import type { Word } from './words.js';

/** Where a word goes: after the previous word, or on a new line. */
export interface Placed {
  readonly word: Word;
  /** Line ends before it: 0 if it is on the line of the previous word, 2 if a blank line is between them. */
  readonly lineEnds: 0 | 1 | 2;
  /** Spaces before it on its line. */
  blanks: number;
}

const indentation = 2;
/** Words around which a line break inside a statement is allowed and stays. */
const breakAfter = new Set(['[', ',', '->', '<->']);
const breakBefore = new Set([']', '->', '<->', 'via', 'over']);

/** Lays out the words of a text with one statement per line, except for blocks that the author wrote on one line. */
export function layOut(words: readonly Word[]): Placed[] {
  return new Layout(words).placed;
}

class Layout {
  readonly placed: Placed[] = [];
  /** For each open brace, whether its block stays on one line. */
  private readonly blocks: boolean[] = [];
  /** For each open bracket, the indentation of its line. */
  private readonly brackets: number[] = [];
  /** The indentation of the current line. */
  private head = 0;

  constructor(private readonly words: readonly Word[]) {
    words.forEach((word, i) => {
      this.place(word, i);
    });
  }

  private place(word: Word, i: number): void {
    const previous = this.words[i - 1];
    const oneLine = this.blocks[this.blocks.length - 1] ?? false;
    if (word.text === '}') this.blocks.pop();
    if (word.text === ']' && this.brackets.length > 0) this.closeBracket(word, previous);
    else {
      const lineEnds = previous ? kept(word, this.lineEndsBefore(word, previous, i, oneLine)) : 0;
      this.add(word, lineEnds, lineEnds > 0 || !previous ? this.headOf(i) : blanksBetween(previous, word));
    }
    if (word.text === '[') this.brackets.push(this.head);
    if (word.text === '{') this.blocks.push(this.staysOnOneLine(i));
  }

  private closeBracket(word: Word, previous: Word | undefined): void {
    const head = this.brackets.pop() ?? 0;
    const breaks = word.lineEnds > 0 || (previous !== undefined && endsLine(previous));
    this.add(word, breaks ? 1 : 0, breaks ? head : 0);
  }

  private add(word: Word, lineEnds: 0 | 1 | 2, blanks: number): void {
    this.placed.push({ word, lineEnds, blanks });
    if (lineEnds > 0) this.head = blanks;
  }

  private lineEndsBefore(word: Word, previous: Word, i: number, oneLine: boolean): 0 | 1 | 2 {
    const written = word.lineEnds > 0;
    const blankLine = word.lineEnds > 1 && previous.text !== '{' && word.text !== '}';
    if (!this.isBoundary(i)) {
      const may = word.comment || previous.comment || breakAfter.has(previous.text) || breakBefore.has(word.text);
      return endsLine(previous) || (written && may) ? 1 : 0;
    }
    if (blankLine && !oneLine) return 2;
    if (endsLine(previous)) return 1;
    // A comment keeps its place after the previous word and before the next one.
    if (word.comment) return written ? 1 : 0;
    if (previous.comment && this.standsFirst(i - 1)) return written ? 1 : 0;
    return oneLine ? 0 : 1;
  }

  /** True if a line can end before the word because a statement ends, or a block begins or ends. */
  private isBoundary(i: number): boolean {
    let at = i;
    while (this.words[at]?.comment) at++;
    const next = this.words[at];
    return !next || next.begins || next.text === '}';
  }

  private standsFirst(i: number): boolean {
    for (let at = i; at >= 0; at--) {
      if (at === 0 || (this.placed[at]?.lineEnds ?? 0) > 0) return true;
      if (!this.words[at - 1]?.comment) return false;
    }
    return false;
  }

  private headOf(i: number): number {
    const block = this.blocks.length * indentation;
    if (this.isBoundary(i)) return block;
    const bracket = this.brackets[this.brackets.length - 1];
    return (bracket ?? block) + indentation;
  }

  /** A block stays on one line if it was written that way and contains no block; an empty block is put on one line. */
  private staysOnOneLine(open: number): boolean {
    let empty = true;
    let written = true;
    for (let i = open + 1; i < this.words.length; i++) {
      const word = this.words[i] as Word;
      if (word.lineEnds > 0) written = false;
      if (word.text === '}') return empty || written;
      if (endsLine(word) || word.text === '{') return false;
      empty = false;
    }
    return false;
  }
}

/** The line breaks before a word: as written, if the word stays on its line. */
function kept(word: Word, wanted: 0 | 1 | 2): 0 | 1 | 2 {
  if (!word.keepsLine || word.lineEnds > 0 === wanted > 0) return wanted;
  return word.lineEnds > 0 ? 1 : 0;
}

/** True for a comment that extends to the end of its line. */
function endsLine(word: Word): boolean {
  return word.comment && (word.text.startsWith('//') || !word.text.endsWith('*/') || word.text.length < 4);
}

function blanksBetween(previous: Word, word: Word): number {
  if (word.text === ',' || previous.text === '[') return 0;
  if (previous.text === '{') return word.text === '}' ? 0 : 1;
  // Two statements of a block on one line are separated by two spaces.
  return word.begins && !previous.comment ? 2 : 1;
}
