import type { InputFile } from '@azroute/import';
import { Random } from '../../fuzz/random.js';
import { mutations, placesOf, textMutations } from './mutations.js';
import { beside, type Source, sources } from './sources.js';

/** Damaged files, and what was done to them. */
export interface Mutant {
  /** The format. */
  readonly format: string;
  readonly name: string;
  readonly files: readonly InputFile[];
  /** Files that are given as routes. */
  readonly routes: readonly InputFile[];
}

/** How many elements of a list stay: the more there are, the longer an import takes and the less a change weighs. */
const mostElements = 5;

/** Every so many are as large as they are. */
const whole = 50;

/** The mutant with a number: the formats in turn, each with all kinds of changes. */
export function mutantOf(number: number): Mutant {
  const random = new Random(number);
  const source = sources[number % sources.length] as Source;
  const values = source.values.map((value) => structuredClone(value));
  if (number % whole !== 0) for (const value of values) thin(value, random);
  const done: string[] = [];
  for (let left = 1 + random.below(6); left > 0; left--) {
    const places = placesOf(values);
    if (places.length === 0) break;
    const name = random.of(Object.keys(mutations));
    done.push(name);
    mutations[name]?.(random.of(places), places, random);
  }
  const damages = random.below(5) === 0;
  // Files can be removed too, or have odd names: then they are elements no more.
  const texts = Object.values(values).map((value) => {
    const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
    if (!damages || text === '') return text;
    const name = random.of(Object.keys(textMutations));
    done.push(name);
    return textMutations[name]?.(text, random) ?? text;
  });
  // The first is named after a NIC or a hub, whose routes it can be.
  const own = source.beside ? 'hub-neu.json' : 'vnet-app-weu.nic-app1.json';
  const files = texts.map((text, i) => ({
    name: i === 0 ? own : `file-${i}.json`,
    text,
    isOptional: random.below(4) === 0,
  }));
  const given = source.isRoutes ? { files: source.beside ?? [beside], routes: files } : { files, routes: [] };
  return { format: source.name, name: `${source.name}: ${done.join(', ')}`, ...given };
}

/** Leaves some elements of each long list of objects. */
function thin(root: unknown, random: Random): void {
  const open = [root];
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (typeof value !== 'object' || value === null) continue;
    if (Array.isArray(value)) while (value.length > mostElements) value.splice(random.below(value.length), 1);
    open.push(...Object.values(value).filter((each) => each !== null));
  }
}
