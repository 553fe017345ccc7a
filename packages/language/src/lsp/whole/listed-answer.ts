import type { TextShift } from '../text-shift.js';
import { LinedJson } from './lined-json.js';
import type { WholeAnswer } from './whole-answer.js';

/** Some values of a list that stand one after the other, with the lines that they are about. */
export interface Piece {
  readonly json: LinedJson;
  readonly first: number;
  readonly last: number;
}

/** Makes a piece of values; there is at least one. */
export function pieceOf(values: readonly unknown[], first: number, last: number): Piece {
  return { json: new LinedJson(JSON.stringify(values).slice(1, -1)), first, last };
}

/**
 * An answer that is a list of values with positions, in pieces. For a newer text only the pieces that its change touches
 * are made anew; the others stay as they are, or have their lines moved.
 */
export class ListedAnswer<Value> implements WholeAnswer {
  private whole: string | undefined;

  /** @param moved a value with the positions of a newer text */
  constructor(
    readonly pieces: readonly Piece[],
    private readonly moved: (shift: TextShift, value: Value) => Value,
  ) {}

  json(shift?: TextShift): string {
    if (shift) return listed(this.pieces.map((piece) => this.inNewer(shift, piece)));
    this.whole ??= listed(this.pieces.map(({ json }) => json.text));
    return this.whole;
  }

  private inNewer(shift: TextShift, { json, first, last }: Piece): string {
    if (last < shift.start.line) return json.text;
    if (first > shift.oldEnd.line) return json.moved(shift.newEnd.line - shift.oldEnd.line);
    const values = (JSON.parse(`[${json.text}]`) as Value[]).map((value) => this.moved(shift, value));
    return JSON.stringify(values).slice(1, -1);
  }
}

function listed(texts: readonly string[]): string {
  return `[${texts.join(',')}]`;
}
