/** The assertions of Node that suites use, for a browser, where Node's do not exist. */
const assert = {
  ok(value: unknown, message?: string): asserts value {
    if (!value) fail(message ?? `${shown(value)} is not true`);
  },
  equal(actual: unknown, expected: unknown, message?: string): void {
    if (!Object.is(actual, expected)) fail(message ?? `${shown(actual)} is not ${shown(expected)}`);
  },
  notEqual(actual: unknown, unwanted: unknown, message?: string): void {
    if (Object.is(actual, unwanted)) fail(message ?? `it is ${shown(unwanted)}`);
  },
  deepEqual(actual: unknown, expected: unknown, message?: string): void {
    if (!isDeepEqual(actual, expected)) fail(message ?? `${shown(actual)} is not ${shown(expected)}`);
  },
  match(text: string, pattern: RegExp, message?: string): void {
    if (!pattern.test(text)) fail(message ?? `${shown(text)} does not match ${pattern}`);
  },
  doesNotMatch(text: string, pattern: RegExp, message?: string): void {
    if (pattern.test(text)) fail(message ?? `${shown(text)} matches ${pattern}`);
  },
};

export default assert;

function fail(message: string): never {
  throw new Error(message);
}

function shown(value: unknown): string {
  return typeof value === 'object' || typeof value === 'string' ? JSON.stringify(value, null, 2) : String(value);
}

/** Whether two plain values are equal: lists, objects without a class, and what is no object. */
function isDeepEqual(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return false;
  const [left, right] = [Object.entries(a), Object.entries(b)];
  return (
    left.length === right.length &&
    left.every(([key, value]) => Object.hasOwn(b, key) && isDeepEqual(value, (b as Record<string, unknown>)[key]))
  );
}
