import type { Prefix } from '../../address/index.js';
import { checkpoint } from '../../checkpoint.js';
import { numberOf } from '../../collections.js';
import type { Atoms } from './atoms.js';

/** One table as far as loops are concerned: for each prefix a token, a text that is equal for equal effects. */
export interface Decider {
  readonly entries: readonly { readonly prefix: Prefix; readonly token: string }[];
}

/**
 * Sorts atoms into classes that every table treats alike, so that one packet represents its whole class. Returns the
 * class number of each atom; classes are numbered in the order of their first atoms.
 */
export function classesOf(atoms: Atoms, deciders: readonly Decider[]): Int32Array {
  const classes = new Int32Array(atoms.count);
  let count = Math.min(1, atoms.count);
  for (const decider of deciders) {
    if (count === atoms.count) break;
    checkpoint();
    count = refine(classes, count, paintedBy(atoms, decider));
  }
  return classes;
}

/** A number for each atom, equal for atoms that the table treats alike; 0 for atoms that it does not cover. */
export function paintedBy(atoms: Atoms, decider: Decider): Int32Array {
  const known = painted.get(atoms) ?? new WeakMap<Decider, Int32Array>();
  painted.set(atoms, known);
  const own = known.get(decider) ?? paint(atoms, decider);
  known.set(decider, own);
  return own;
}

/** Cached results, for as long as both the table and the atoms are kept. */
const painted = new WeakMap<Atoms, WeakMap<Decider, Int32Array>>();

/** Numbers each atom by the entries that contain it, from the shortest on. */
function paint(atoms: Atoms, { entries }: Decider): Int32Array {
  const painted = new Int32Array(atoms.count);
  const numbers = new Map<number, number>();
  const tokens = new Map<string, number>();
  const own = entries.filter(({ prefix }) => prefix.family === atoms.family);
  // Shorter prefixes first: until a longer one is painted, all atoms of a prefix have the same number.
  for (const { prefix, token } of own.sort((a, b) => a.prefix.length - b.prefix.length)) {
    const [from, to] = atoms.range(prefix);
    const key = (painted[from] ?? 0) * 0x4000000 + numberOf(tokens, token);
    painted.fill(numberOf(numbers, key), from, to);
  }
  return painted;
}

/** Splits each class by what a table does with its atoms; returns the new number of classes. */
function refine(classes: Int32Array, count: number, painted: Int32Array): number {
  // Most tables do not split most classes, so the first number of each class is found without a hash table.
  const firstPainted = new Int32Array(count).fill(-1);
  const firstNumbers = new Int32Array(count);
  const others = new Map<number, number>();
  let numbers = 0;
  for (let atom = 0; atom < classes.length; atom++) {
    const before = classes[atom] ?? 0;
    const own = painted[atom] ?? 0;
    if (firstPainted[before] === own) {
      classes[atom] = firstNumbers[before] ?? 0;
    } else if (firstPainted[before] === -1) {
      firstPainted[before] = own;
      firstNumbers[before] = numbers;
      classes[atom] = numbers++;
    } else {
      const key = before * 0x4000000 + own;
      let number = others.get(key);
      if (number === undefined) {
        number = numbers++;
        others.set(key, number);
      }
      classes[atom] = number;
    }
  }
  return numbers;
}
