import { hasUnseen } from '@azroute/language';
import type { Thing } from '../model/things.js';

/** Longer names are not read; Azure's have 80 characters at most. */
const longest = 120;

/** The names that things get in the text. */
export type NamesOfThings = ReadonlyMap<Thing, string>;

/** Things whose names have to differ from one another, and from those of things of earlier spaces. */
export interface Space {
  readonly things: readonly Thing[];
  readonly beside?: readonly Thing[];
}

/**
 * Names for the things of spaces. A name is Azure's as it stands. If several things of a space have one,
 * without regard to case, all of them get their resource group behind it, and if that is not enough, the subscription:
 * so no name depends on the order of the input.
 */
export function assignNames(spaces: Iterable<Space>): NamesOfThings {
  const names = new Map<Thing, string>();
  for (const { things, beside = [] } of spaces) {
    const taken = new Set(beside.flatMap((thing) => names.get(thing)?.toLowerCase() ?? []));
    for (const [thing, name] of named(things, 0, new Set(taken))) {
      let free = name;
      for (let i = 2; taken.has(free.toLowerCase()); i++) free = `${name}--${i}`;
      taken.add(free.toLowerCase());
      names.set(thing, free);
    }
  }
  return names;
}

const forms: readonly ((thing: Thing) => string)[] = [
  ({ name }) => writable(name),
  ({ name, group }) => writable(`${name}--${group.toLowerCase()}`),
  ({ name, group, subscription }) => writable(`${name}--${group.toLowerCase()}--${subscription.slice(0, 8)}`),
];

function named(things: readonly Thing[], step: number, taken: ReadonlySet<string>): [Thing, string][] {
  const form = forms[step];
  const groups = new Map<string, Thing[]>();
  for (const thing of [...things].sort((a, b) => (a.key < b.key ? -1 : 1))) {
    const name = (form ?? forms.at(-1))?.(thing) ?? '';
    groups.set(name.toLowerCase(), [...(groups.get(name.toLowerCase()) ?? []), thing]);
  }
  return [...groups].flatMap(([name, same]): [Thing, string][] =>
    (same.length === 1 && !taken.has(name)) || !form || !forms[step + 1]
      ? same.map((thing) => [thing, (form ?? forms.at(-1))?.(thing) ?? ''])
      : named(same, step + 1, taken),
  );
}

/** A name that can stand between double quotes; Azure's can. */
export function writable(name: string): string {
  const visible = [...name.slice(0, longest)].map((each) => (each === '"' || hasUnseen(each) ? '_' : each)).join('');
  return visible === '' ? '_' : visible;
}
