import type { Prefix } from '../../address/index.js';
import { checkpoint } from '../../checkpoint.js';
import type { Atoms } from './atoms.js';

/** One table as far as loops are concerned: what it does with a prefix, as a text that is equal for equal doings. */
export interface Decider {
  readonly entries: readonly { readonly prefix: Prefix; readonly token: string }[];
}

/**
 * Sorts atoms into classes that every table treats alike, so that one packet of a class shows the way of all. Returns
 * the class number of each atom; classes are numbered in the order of their first atoms.
 */
export function classesOf(atoms: Atoms, deciders: readonly Decider[]): Int32Array {
  const classes = new Int32Array(atoms.count);
  for (const decider of deciders) {
    checkpoint();
    refine(classes, paintedBy(atoms, decider));
  }
  return classes;
}

/** A number for each atom that is equal for atoms which the table treats alike; 0 for those of which it says nothing. */
export function paintedBy(atoms: Atoms, decider: Decider): Int32Array {
  const known = painted.get(atoms) ?? new WeakMap<Decider, Int32Array>();
  painted.set(atoms, known);
  const own = known.get(decider) ?? paint(atoms, decider);
  known.set(decider, own);
  return own;
}

/** What tables that are kept do with atoms that are kept. */
const painted = new WeakMap<Atoms, WeakMap<Decider, Int32Array>>();

/** Gives each atom a number for what the table does with it: the entries that contain it, from the shortest on. */
function paint(atoms: Atoms, { entries }: Decider): Int32Array {
  const painted = new Int32Array(atoms.count);
  const numbers = new Map<number, number>();
  const tokens = new Map<string, number>();
  const own = entries.filter(({ prefix }) => prefix.family === atoms.family);
  // Shorter prefixes first: what lies below a prefix is then painted alike all over it.
  for (const { prefix, token } of own.sort((a, b) => a.prefix.length - b.prefix.length)) {
    const [from, to] = atoms.range(prefix);
    const key = (painted[from] ?? 0) * 0x4000000 + numberOf(tokens, token);
    painted.fill(numberOf(numbers, key), from, to);
  }
  return painted;
}

function refine(classes: Int32Array, painted: Int32Array): void {
  const numbers = new Map<number, number>();
  for (let atom = 0; atom < classes.length; atom++) {
    const key = (classes[atom] ?? 0) * 0x100000 + (painted[atom] ?? 0);
    let number = numbers.get(key);
    if (number === undefined) {
      number = numbers.size;
      numbers.set(key, number);
    }
    classes[atom] = number;
  }
}

function numberOf<K>(numbers: Map<K, number>, key: K): number {
  let number = numbers.get(key);
  if (number === undefined) {
    number = numbers.size + 1;
    numbers.set(key, number);
  }
  return number;
}
