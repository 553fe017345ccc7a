import { Open, Unresolved } from './unresolved.js';

/** An object of a template. */
export type Fields = Readonly<Record<string, unknown>>;

/** Whether a value is an object and no array. */
export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Open);
}

/** A property, without regard to case; undefined if there is none. */
export function propertyOf(value: Fields, name: string): unknown {
  if (Object.hasOwn(value, name)) return value[name];
  const wanted = name.toLowerCase();
  const key = Object.keys(value).find((each) => each.toLowerCase() === wanted);
  return key === undefined ? undefined : value[key];
}

/** @throws Unresolved if the value could not be evaluated */
export function known(value: unknown): unknown {
  if (value instanceof Open) throw value.reason;
  return value;
}

/** @throws Unresolved if it is no text */
export function text(value: unknown): string {
  const own = known(value);
  if (typeof own === 'string') return own;
  if (typeof own === 'number' || typeof own === 'boolean') return String(own);
  throw new Unresolved('a text is expected');
}

/** @throws Unresolved if it is no whole number: templates have no others */
export function number(value: unknown): number {
  const own = known(value);
  const found = typeof own === 'string' && /^-?\d+$/.test(own) ? Number(own) : own;
  if (typeof found === 'number' && Number.isSafeInteger(found)) return found;
  throw new Unresolved('a whole number is expected');
}

/** @throws Unresolved if it is no list */
export function list(value: unknown): readonly unknown[] {
  const own = known(value);
  if (Array.isArray(own)) return own as unknown[];
  throw new Unresolved('an array is expected');
}

/** @throws Unresolved if it is no object */
export function fields(value: unknown): Fields {
  const own = known(value);
  if (isFields(own)) return own;
  throw new Unresolved('an object is expected');
}

/** @throws Unresolved if it is neither true nor false */
export function truth(value: unknown): boolean {
  const own = known(value);
  if (typeof own === 'boolean') return own;
  if (typeof own === 'number') return own !== 0;
  if (typeof own === 'string' && /^(true|false)$/i.test(own)) return own.toLowerCase() === 'true';
  throw new Unresolved('true or false is expected');
}

/** Whether two values are equal; names of properties in any order. */
export function isSame(a: unknown, b: unknown): boolean {
  return keyOf(a) === keyOf(b);
}

/** A text that equal values have in common. */
export function keyOf(value: unknown): string {
  return JSON.stringify(sorted(known(value)));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value instanceof Open) throw value.reason;
  if (!isFields(value)) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.map(([name, each]) => [name.toLowerCase(), sorted(each)]);
}
