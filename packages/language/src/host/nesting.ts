/** How deep objects and lists of a message may be inside one another; those of the protocol are a dozen deep. */
export const mostLevels = 1_000;

/**
 * Whether a value is nested deeper than messages may be. Beyond some depth, which depends on the stack that is left, a
 * value can be parsed but not be passed on to a thread any more.
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
