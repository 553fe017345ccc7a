import type { Topology } from '@azroute/engine';

/** A value in a topology, and where it is. */
interface Place {
  /** Names of properties and indexes from the topology down to it. */
  readonly path: readonly (string | number)[];
  /** The path without its indexes: places of one pattern hold values of one kind. */
  readonly pattern: string;
  readonly value: unknown;
}

/** Properties that identify a declaration, which are never changed. */
const identities: ReadonlySet<string> = new Set(['id', 'kind', 'name']);

/**
 * The same topology with one field changed and everything else shared: a flag is inverted, an item is removed from a
 * list, or the field gets a value that it has elsewhere in this topology or in another one.
 * @param dice gives numbers from 0 to below its argument
 */
export function withOneFieldChanged(
  topology: Topology,
  other: Topology,
  dice: (below: number) => number,
): { readonly topology: Topology; readonly changed: string } | undefined {
  const values = new Map<string, unknown[]>();
  for (const { pattern, value } of [...placesIn(topology), ...placesIn(other)]) {
    const known = values.get(pattern);
    if (known) known.push(value);
    else values.set(pattern, [value]);
  }
  const places = [...placesIn(topology)];
  // The kind of field is drawn first: there are a hundred times more addresses of NICs than preferences of Route Servers.
  const patterns = [...new Set(places.map(({ pattern }) => pattern))];
  const pattern = patterns[dice(patterns.length)];
  const alike = places.filter((place) => place.pattern === pattern);
  const place = alike[dice(alike.length)];
  if (!place) return undefined;
  const choices = [...othersFor(place, values.get(place.pattern) ?? [])];
  if (choices.length === 0) return undefined;
  const value = choices[dice(choices.length)];
  return { topology: replaced(topology, place.path, value) as Topology, changed: place.path.join('.') };
}

function* othersFor({ value }: Place, known: readonly unknown[]): Generator<unknown> {
  if (typeof value === 'boolean') yield !value;
  if (typeof value === 'number') yield value + 1;
  if (Array.isArray(value)) for (let i = 0; i < value.length; i++) yield value.filter((_, at) => at !== i);
  const seen = new Set([JSON.stringify(value)]);
  for (const one of known) {
    const text = JSON.stringify(one);
    if (seen.has(text)) continue;
    seen.add(text);
    yield one;
  }
}

function* placesIn(value: unknown, path: readonly (string | number)[] = [], pattern = ''): Generator<Place> {
  if (path.length > 0 && typeof path.at(-1) === 'string') yield { path, pattern, value };
  if (Array.isArray(value)) {
    for (const [i, item] of value.entries()) yield* placesIn(item, [...path, i], `${pattern}[]`);
  } else if (isRecord(value)) {
    for (const [name, part] of Object.entries(value)) {
      if (!identities.has(name)) yield* placesIn(part, [...path, name], `${pattern}.${name}`);
    }
  }
}

/** Whether its fields can change one by one. Addresses, and values of which there are several forms, change as a whole. */
function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false;
  return !('words' in value || 'via' in value || 'type' in value || 'serviceTag' in value);
}

function replaced(value: unknown, path: readonly (string | number)[], by: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return by;
  if (Array.isArray(value)) return value.map((item, i) => (i === step ? replaced(item, rest, by) : item));
  const record = value as Readonly<Record<string, unknown>>;
  return { ...record, [step]: replaced(record[step], rest, by) };
}
