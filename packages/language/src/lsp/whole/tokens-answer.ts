import type { Position } from 'vscode-languageserver-types';
import { inSlices } from '../../workspace/slices.js';
import { movedTokens, perToken } from '../moved-tokens.js';
import type { TextShift } from '../text-shift.js';
import { bytesOf, sharedBytes } from './shared-bytes.js';
import type { WholeAnswer } from './whole-answer.js';

/** Some consecutive tokens. */
interface Chunk {
  /** The index of its first number among all numbers, and the offset of that in the bytes. */
  readonly start: number;
  readonly at: number;
  /** The positions of the token before its first one, and of its last one. */
  readonly before: Position;
  readonly last: Position;
}

/** All tokens; their numbers in bytes, separated by commas. */
interface Encoded {
  readonly chunks: readonly Chunk[];
  readonly bytes: Uint8Array;
}

/** The number of numbers of the tokens in a chunk. */
const numbers = 500 * perToken;
const origin: Position = { line: 0, character: 0 };
const head = bytesOf('{"data":[');
const tail = bytesOf(']}');
const comma = bytesOf(',');

/** Semantic tokens. Each is relative to the previous one, so that a change of the text affects few of them. */
export class TokensAnswer implements WholeAnswer {
  private encoded: Encoded | undefined;

  constructor(private readonly data: readonly number[]) {}

  async parts(shift?: TextShift): Promise<readonly Uint8Array[]> {
    this.encoded ??= await encoded(this.data);
    const { bytes } = this.encoded;
    return [head, ...(shift ? this.inNewer(shift, this.encoded) : [bytes]), tail];
  }

  private inNewer(shift: TextShift, { chunks, bytes }: Encoded): readonly Uint8Array[] {
    const from = chunks.findIndex(({ last }) => last.line >= shift.start.line);
    const first = chunks[from];
    if (!first) return [bytes];
    // After a token that is entirely after the change, all relative positions are unchanged.
    const end = chunks.findIndex(({ last }, i) => i >= from && last.line > shift.oldEnd.line);
    const next = end < 0 ? undefined : chunks[end + 1];
    const moved = movedTokens(shift, this.data.slice(first.start, next?.start), first.before).join(',');
    const texts = [
      bytes.subarray(0, Math.max(0, first.at - 1)),
      bytesOf(moved),
      bytes.subarray(next?.at ?? bytes.length),
    ];
    return withCommas(texts.filter(({ length }) => length > 0));
  }
}

function withCommas(parts: readonly Uint8Array[]): Uint8Array[] {
  return parts.flatMap((part, i) => (i === 0 ? [part] : [comma, part]));
}

async function encoded(data: readonly number[]): Promise<Encoded> {
  const chunks: Chunk[] = [];
  const texts: string[] = [];
  let at = 0;
  let last = origin;
  const starts = Array.from({ length: Math.ceil(data.length / numbers) }, (_, i) => i * numbers);
  await inSlices(starts, (start) => {
    const before = last;
    const end = Math.min(data.length, start + numbers);
    for (let i = start; i < end; i += perToken) {
      const lines = data[i] ?? 0;
      last = { line: last.line + lines, character: (lines === 0 ? last.character : 0) + (data[i + 1] ?? 0) };
    }
    const text = data.slice(start, end).join(',');
    chunks.push({ start, at, before, last });
    texts.push(text);
    at += text.length + 1;
  });
  return { chunks, bytes: sharedBytes(texts.join(',')) };
}
