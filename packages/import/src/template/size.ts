import { Open, Unresolved } from './unresolved.js';

/** Larger values are not part of a network: as many values, and hundreds of characters, in all. */
const largest = 500_000;

const known = new WeakMap<object, number>();

/**
 * How large a value is when it is written out: its values, and its characters in hundreds. Values of templates share
 * parts, so that a short one can stand for billions: each part is counted where it stands, and looked at once.
 * @throws Unresolved if it is too large
 */
export function sizeOf(value: unknown): number {
  if (typeof value === 'string') return 1 + value.length / 100;
  if (typeof value !== 'object' || value === null || value instanceof Open) return 1;
  const before = known.get(value);
  if (before !== undefined) return before;
  let size = 1;
  for (const each of Object.values(value)) {
    size += sizeOf(each);
    if (size > largest) throw new Unresolved('the value is too long');
  }
  known.set(value, size);
  return size;
}
