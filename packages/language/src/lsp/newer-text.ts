import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Position, Range } from 'vscode-languageserver-types';
import { isWithin, moved, reversed, type TextShift } from './text-shift.js';

/** A text in which one part is replaced. The line starts of the rest are reused, because finding them takes long. */
export class NewerText implements Pick<TextDocument, 'getText' | 'offsetAt' | 'positionAt'> {
  private readonly start: number;
  private readonly between: TextDocument;
  /** The difference in length to the previous text. */
  private readonly growth: number;
  private text: string | undefined;

  /**
   * @param before the previous text
   * @param shift the part that is replaced
   * @param inserted the replacement
   */
  constructor(
    private readonly before: TextDocument,
    private readonly shift: TextShift,
    private readonly inserted: string,
  ) {
    this.start = before.offsetAt(shift.start);
    this.growth = inserted.length - (before.offsetAt(shift.oldEnd) - this.start);
    this.between = TextDocument.create('', '', 0, inserted);
  }

  getText(range?: Range): string {
    this.text ??= this.whole();
    return range ? this.text.slice(this.offsetAt(range.start), this.offsetAt(range.end)) : this.text;
  }

  offsetAt(position: Position): number {
    const { start } = this.shift;
    const back = reversed(this.shift);
    if (isWithin(back, position)) {
      const line = position.line - start.line;
      const character = line === 0 ? position.character - start.character : position.character;
      return this.start + this.between.offsetAt({ line, character });
    }
    const offset = this.before.offsetAt(moved(back, position));
    return isBehind(back.oldEnd, position) ? offset + this.growth : offset;
  }

  positionAt(offset: number): Position {
    if (offset <= this.start) return this.before.positionAt(offset);
    if (offset >= this.start + this.inserted.length)
      return moved(this.shift, this.before.positionAt(offset - this.growth));
    const { start } = this.shift;
    const { line, character } = this.between.positionAt(offset - this.start);
    return { line: start.line + line, character: line === 0 ? start.character + character : character };
  }

  private whole(): string {
    const text = this.before.getText();
    const end = this.start + this.inserted.length - this.growth;
    return text.slice(0, this.start) + this.inserted + text.slice(end);
  }
}

/** Whether a position is at or after a place. */
function isBehind(place: Position, { line, character }: Position): boolean {
  return line > place.line || (line === place.line && character >= place.character);
}
