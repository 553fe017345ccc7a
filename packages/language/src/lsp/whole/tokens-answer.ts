import type { Position } from 'vscode-languageserver-types';
import { movedTokens, perToken } from '../moved-tokens.js';
import type { TextShift } from '../text-shift.js';
import type { WholeAnswer } from './whole-answer.js';

/** Tokens that stand one after the other. */
interface Chunk {
  /** Where its numbers begin among all. */
  readonly start: number;
  readonly json: string;
  /** Where the token before its first one is, and where its last one is. */
  readonly before: Position;
  readonly last: Position;
}

const perChunk = 500;
const origin: Position = { line: 0, character: 0 };

/** Semantic tokens, of which each is relative to the one before it: a change of the text touches few of them. */
export class TokensAnswer implements WholeAnswer {
  private readonly chunks: readonly Chunk[];
  private whole: string | undefined;

  constructor(private readonly data: readonly number[]) {
    this.chunks = chunked(data);
  }

  json(shift?: TextShift): string {
    if (shift) return this.inNewer(shift);
    this.whole ??= listed(this.chunks.map(({ json }) => json));
    return this.whole;
  }

  private inNewer(shift: TextShift): string {
    const { chunks } = this;
    const from = chunks.findIndex(({ last }) => last.line >= shift.start.line);
    if (from < 0) return this.json();
    // Behind a token that lies behind the change as a whole, all stand as they did to one another.
    const end = chunks.findIndex(({ last }, i) => i >= from && last.line > shift.oldEnd.line);
    const touched = this.data.slice(chunks[from]?.start, end < 0 ? undefined : chunks[end + 1]?.start);
    const moved = movedTokens(shift, touched, chunks[from]?.before).join(',');
    const rest = end < 0 ? [] : chunks.slice(end + 1);
    const texts = [...chunks.slice(0, from).map(({ json }) => json), moved, ...rest.map(({ json }) => json)];
    return listed(texts.filter((text) => text !== ''));
  }
}

function listed(texts: readonly string[]): string {
  return `{"data":[${texts.join(',')}]}`;
}

function chunked(data: readonly number[]): Chunk[] {
  const chunks: Chunk[] = [];
  let at = origin;
  for (let start = 0; start < data.length; start += perChunk * perToken) {
    const end = Math.min(data.length, start + perChunk * perToken);
    const before = at;
    for (let i = start; i < end; i += perToken) {
      const lines = data[i] ?? 0;
      at = { line: at.line + lines, character: (lines === 0 ? at.character : 0) + (data[i + 1] ?? 0) };
    }
    chunks.push({ start, json: data.slice(start, end).join(','), before, last: at });
  }
  return chunks;
}
