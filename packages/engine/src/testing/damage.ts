import type { Dice } from './random.js';

/**
 * A copy of plain data from which things are missing: now and then an element of a list, an optional value, or the
 * meaning of a reference, so that ids point to nothing.
 */
export function damaged<T>(value: T, dice: Dice, percent: number): T {
  return damage(value, dice, percent) as T;
}

function damage(value: unknown, dice: Dice, percent: number): unknown {
  if (Array.isArray(value)) {
    return value.filter(() => dice(100) >= percent).map((element) => damage(element, dice, percent));
  }
  if (typeof value === 'string' && /^[a-zA-Z]+:/.test(value) && dice(300) < percent) return `${value}-gone`;
  if (typeof value !== 'object' || value === null || 'words' in value) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, element]) => [key, key === 'kind' ? element : damage(element, dice, percent)]),
  );
}
