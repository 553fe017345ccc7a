import type { Cursor } from './cursor.js';
import type { Expected } from './expected.js';

/** What a statement with two ends says, apart from the word at the cursor. */
export interface Ends {
  /** The text of the first end; undefined if it is not written, or is at the cursor. */
  readonly a: string | undefined;
  readonly b: string | undefined;
  /** The end to which the cursor belongs. */
  readonly here: 'a' | 'b';
  /** Whether `enableBgp` is written. */
  readonly enableBgp: boolean;
}

/** The index of the first end in a statement, by its keyword. */
const firstEnd: Readonly<Record<string, number>> = { tunnel: 3, down: 2 };

/** The two ends of the statement at the cursor, before and behind it. */
export function endsAround({ tokens, following }: Cursor, { statement }: Expected): Ends {
  const before = tokens.slice(statement).map(({ image }) => image);
  const images = [...before, undefined, ...following.map(({ image }) => image)];
  const arrow = images.findIndex((image) => image === '<->' || image === '->');
  const flag = images.indexOf('enableBgp');
  return {
    a: nameIn(images[firstEnd[images[0] ?? ''] ?? 1]),
    b: arrow < 0 ? undefined : nameIn(images[arrow + 1]),
    here: arrow >= 0 && before.length > arrow ? 'b' : 'a',
    enableBgp: flag >= 0 && images[flag + 1] !== 'false',
  };
}

function nameIn(image: string | undefined): string | undefined {
  return image !== undefined && /^["A-Za-z_]/.test(image) ? image : undefined;
}
