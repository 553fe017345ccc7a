import type { Random } from '../../fuzz/random.js';
import { names, odd } from './values.js';

type Container = Record<string, unknown>;
type Place = readonly [container: Container, key: string];

/** A change of a value at one of its places, in place. */
type Mutation = (place: Place, others: readonly Place[], random: Random) => void;

function define(container: Container, name: string, value: unknown): void {
  Object.defineProperty(container, name, { value, enumerable: true, configurable: true, writable: true });
}

const textAt = ([container, key]: Place): string => {
  const value = container[key];
  return typeof value === 'string' ? value : JSON.stringify(value ?? null);
};

/** Each takes a value apart in another way. */
export const mutations: Readonly<Record<string, Mutation>> = {
  'odd value': ([container, key], _, random) => {
    container[key] = random.of(odd);
  },
  removed: ([container, key]) => {
    if (Array.isArray(container)) container.splice(Number(key), 1);
    else delete container[key];
  },
  renamed: ([container, key], _, random) => {
    const value = container[key];
    if (random.below(2) === 0) delete container[key];
    define(container, random.of([...names, key.toUpperCase(), key.toLowerCase(), `${key}s`]), value);
  },
  'value of another place': ([container, key], others, random) => {
    const [from, name] = random.of(others);
    container[key] = structuredClone(from[name]);
  },
  exchanged: ([container, key], others, random) => {
    const [from, name] = random.of(others);
    const [one, other] = [structuredClone(container[key]), structuredClone(from[name])];
    container[key] = other;
    from[name] = one;
  },
  repeated: ([container, key], _, random) => {
    const value = container[key];
    if (Array.isArray(container)) container.splice(random.below(container.length), 0, structuredClone(value));
    else container[key] = [value, structuredClone(value)];
  },
  wrapped: ([container, key], _, random) => {
    let value = container[key];
    for (let depth = random.of([1, 1, 2, 30, 700]); depth > 0; depth--)
      value = random.below(2) === 0 ? [value] : { properties: value };
    container[key] = value;
  },
  unwrapped: ([container, key]) => {
    const value = container[key];
    if (typeof value === 'object' && value !== null) container[key] = Object.values(value)[0];
  },
  'other type': ([container, key], _, random) => {
    const text = textAt([container, key]);
    container[key] = random.of<unknown>([
      text,
      Number.parseFloat(text),
      text !== '',
      [text],
      { [text.slice(0, 40)]: text },
    ]);
  },
  'other case': (place, _, random) => {
    const text = textAt(place);
    place[0][place[1]] = random.below(2) === 0 ? text.toUpperCase() : text.toLowerCase();
  },
  'other character': (place, _, random) => {
    const text = textAt(place);
    const at = random.below(text.length + 1);
    const inserted = random.of([
      '/',
      '.',
      ':',
      '"',
      "'",
      '\\',
      '\n',
      '[',
      ']',
      '(',
      ')',
      '{',
      ',',
      ' ',
      '0',
      '9',
      '\u0000',
      'é',
      '',
    ]);
    place[0][place[1]] = `${text.slice(0, at)}${inserted}${text.slice(at + random.below(3))}`;
  },
  'cut text': (place, _, random) => {
    const text = textAt(place);
    place[0][place[1]] = text.slice(0, random.below(text.length + 1));
  },
};

/** Changes of the text, after which it can be no JSON any more. */
export const textMutations: Readonly<Record<string, (text: string, random: Random) => string>> = {
  'cut off': (text, random) => text.slice(0, random.below(text.length)),
  'lost piece': (text, random) => {
    const at = random.below(text.length);
    return text.slice(0, at) + text.slice(at + 1 + random.below(40));
  },
  'inserted characters': (text, random) => {
    const at = random.below(text.length);
    return (
      text.slice(0, at) +
      random.of(['{', '}', '[', ']', '"', ',', ':', '//', '/*', '\\u', '\n', '\u0000', 'null']) +
      text.slice(at)
    );
  },
  'piece twice': (text, random) => {
    const [at, length] = [random.below(text.length), random.below(200)];
    return text.slice(0, at + length) + text.slice(at);
  },
  'line ends': (text) => text.replaceAll(',', ',\r\n'),
  'byte order mark and a command': (text) => `\uFEFF$ az network vnet list\nWARNING: x\n${text}`,
  'two values': (text) => `${text}\n${text}`,
};

/** All places of a value, as the objects and arrays that hold it and their keys. */
export function placesOf(root: unknown): Place[] {
  const found: Place[] = [];
  const open = [root];
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (typeof value !== 'object' || value === null) continue;
    for (const [key, inner] of Object.entries(value)) {
      found.push([value as Container, key]);
      open.push(inner ?? undefined);
    }
  }
  return found;
}
