import { topologyOf } from './construct.ts';
import { constructs } from './constructs.ts';

/** A topology of constructs of the maximum size. */
export interface Sized {
  readonly size: number;
  readonly bytes: number;
  readonly text: string;
  readonly files: Readonly<Record<string, string>>;
}

/**
 * The largest topology with the same number of each of these constructs whose text is not longer than a given number of
 * characters.
 */
export function ofBytes(names: readonly string[], most: number): Sized {
  let [fits, exceeds] = [1, 2];
  while (made(names, exceeds).bytes <= most) [fits, exceeds] = [exceeds, 2 * exceeds];
  while (exceeds - fits > Math.max(1, fits / 200)) {
    const middle = (fits + exceeds) >> 1;
    if (made(names, middle).bytes <= most) fits = middle;
    else exceeds = middle;
  }
  return made(names, fits);
}

function made(names: readonly string[], size: number): Sized {
  const { text, files } = topologyOf(names.map((name) => constructs[name]?.(size) ?? {}));
  return { size, bytes: Object.values(files).reduce((sum, file) => sum + file.length, text.length), text, files };
}
