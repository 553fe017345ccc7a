/** How deeply the objects and lists of a message may be nested; valid messages have a dozen levels. */
export const mostLevels = 1_000;

/**
 * Whether a value is nested too deeply for a message. Beyond some depth, which depends on the remaining stack, a value
 * can be parsed but not sent to a thread.
 */
export function isTooDeep(value: unknown): boolean {
  let level = [value].filter(isNested);
  for (let depth = 0; level.length > 0; depth++) {
    if (depth >= mostLevels) return true;
    level = level.flatMap((one) => Object.values(one).filter(isNested));
  }
  return false;
}

function isNested(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
