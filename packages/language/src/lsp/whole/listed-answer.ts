import { inSlices } from '../../workspace/slices.js';
import type { TextShift } from '../text-shift.js';
import { movedLines } from './moved-lines.js';
import { bytesOf, sharedBytes } from './shared-bytes.js';
import type { WholeAnswer } from './whole-answer.js';

/** Some consecutive values of a list, with their range of lines. */
export interface Piece {
  /** The values, separated by commas. */
  readonly json: string;
  readonly first: number;
  readonly last: number;
}

/** The pieces from an index on, with moved lines, and the offset of each in the bytes. */
interface Joined {
  readonly by: number;
  readonly from: number;
  readonly bytes: Uint8Array;
  readonly starts: readonly number[];
}

/** Creates a piece of one or more values. */
export function pieceOf(values: readonly unknown[], first: number, last: number): Piece {
  return { json: listOf(values), first, last };
}

const notAscii = /[\u0080-\uffff]/g;

/**
 * The values as JSON without brackets, in ASCII: in a long text, a single other character, such as an arrow, doubles
 * the memory and takes many times longer to convert to bytes.
 */
function listOf(values: readonly unknown[]): string {
  const json = JSON.stringify(values).slice(1, -1);
  return json.replace(notAscii, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** A piece with all lines moved. */
export function movedPiece({ json, first, last }: Piece, by: number): Piece {
  return { json: movedLines(json, by), first: first + by, last: last + by };
}

/**
 * An answer that is a list of values with positions, in pieces. For a newer text, only the pieces that its change
 * touches are computed again; those before them stay unchanged, and the lines of those after them are moved.
 */
export class ListedAnswer<Value> implements WholeAnswer {
  private whole: Joined | undefined;
  private behind: Joined | undefined;

  /** @param moved moves a value to its positions in a newer text */
  constructor(
    readonly pieces: readonly Piece[],
    private readonly moved: (shift: TextShift, value: Value) => Value,
  ) {}

  async parts(shift?: TextShift): Promise<readonly Uint8Array[]> {
    this.whole ??= await joined(this.pieces, 0, 0);
    return shift ? this.inNewer(shift, this.whole) : [this.whole.bytes];
  }

  private async inNewer(shift: TextShift, whole: Joined): Promise<readonly Uint8Array[]> {
    const { pieces } = this;
    let from = 0;
    while (from < pieces.length && (pieces[from] as Piece).last < shift.start.line) from++;
    let end = pieces.length;
    while (end > from && (pieces[end - 1] as Piece).first > shift.oldEnd.line) end--;
    const by = shift.newEnd.line - shift.oldEnd.line;
    const behind = by === 0 ? whole : await this.movedBy(by, end);
    const between: string[] = [];
    await inSlices(pieces.slice(from, end), (piece) => between.push(this.pieceInNewer(shift, piece, by)));
    const head = whole.bytes.subarray(0, whole.starts[from]);
    const tail = behind.bytes.subarray(behind.starts[end - behind.from]);
    // The pieces are separated by commas, without one after the last piece.
    const comma = end < pieces.length && between.length > 0 ? ',' : '';
    return [head, bytesOf(between.join(',') + comma), tail];
  }

  private pieceInNewer(shift: TextShift, { json, first, last }: Piece, by: number): string {
    if (last < shift.start.line) return json;
    if (first > shift.oldEnd.line) return movedLines(json, by);
    const values = (JSON.parse(`[${json}]`) as Value[]).map((value) => this.moved(shift, value));
    return listOf(values);
  }

  private async movedBy(by: number, from: number): Promise<Joined> {
    const { behind } = this;
    if (behind?.by === by && behind.from <= from) return behind;
    const moved = await joined(this.pieces, by, from);
    this.behind = moved;
    return moved;
  }
}

async function joined(pieces: readonly Piece[], by: number, from: number): Promise<Joined> {
  const texts: string[] = [];
  await inSlices(pieces.slice(from), ({ json }) => texts.push(movedLines(json, by)));
  const starts: number[] = [];
  let at = 1;
  for (const text of texts) {
    starts.push(at);
    at += text.length + 1;
  }
  // The closing bracket.
  starts.push(Math.max(1, at - 1));
  return { by, from, bytes: sharedBytes(`[${texts.join(',')}]`), starts };
}
