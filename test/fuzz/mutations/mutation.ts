import type { Random } from '../random.js';

/** One way to corrupt a text. */
export interface Mutation {
  readonly name: string;
  readonly apply: (text: string, random: Random) => string;
}

/** A part of a text, as offsets. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

const word = /\/\*[\s\S]*?\*\/|\/\/[^\n\r]*|"[^"\n\r]*"|[{},[\]]|<->|->|[^\s{},[\]"]+|"/g;

/** The words and comments of any text. */
export function wordsIn(text: string): Span[] {
  return [...text.matchAll(word)].map(({ index, 0: found }) => ({ start: index, end: index + found.length }));
}

/** The lines of a text with their ends. */
export function linesIn(text: string): string[] {
  return text.match(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g) ?? [];
}

/** A text with a part replaced by another text. */
export function replaced(text: string, { start, end }: Span, by: string): string {
  return text.slice(0, start) + by + text.slice(end);
}

/** An edit of one random matching word; the same text if none matches. */
export function atWord(
  text: string,
  random: Random,
  edit: (word: string) => string,
  fits: (word: string) => boolean = () => true,
): string {
  const spans = wordsIn(text).filter(({ start, end }) => fits(text.slice(start, end)));
  if (spans.length === 0) return text;
  const span = random.of(spans);
  return replaced(text, span, edit(text.slice(span.start, span.end)));
}

/** A text with something inserted between two random adjacent words. */
export function between(text: string, random: Random, inserted: string): string {
  const at = random.of([0, text.length, ...wordsIn(text).map(({ start }) => start)]);
  return replaced(text, { start: at, end: at }, inserted);
}
