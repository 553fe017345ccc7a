import type { Prefix } from '../../address/index.js';
import { freeName } from '../../free-name.js';
import type { Topology } from '../../topology/index.js';
import { type Moves, moveAll } from '../renumber/move-values.js';
import type { Rename } from './names.js';

/** The lists of a topology with statements about prefixes. */
const lists = ['vnets', 'routeTables', 'sites', 'connections', 'nvas', 'sessions'] as const;

/**
 * A topology in which statements about prefixes that move are repeated for where they move to: routes, announcements,
 * filters and selectors. The statements themselves stay.
 * @param isMeant which declarations and statements are looked through, of those that are in no other one
 */
export function withMentions(
  topology: Topology,
  moves: Moves,
  rename: Rename,
  isMeant: (item: Topology[(typeof lists)[number]][number]) => boolean,
): Topology {
  const changed = lists.map((list) => {
    const items = topology[list].map((item) => (isMeant(item) ? repeatedIn(item, moves, rename) : item));
    return [list, items.some((item, i) => item !== topology[list][i]) ? items : topology[list]];
  });
  return { ...topology, ...Object.fromEntries(changed) };
}

function repeatedIn<T extends object>(item: T, moves: Moves, rename: Rename): T {
  let changed: T | undefined;
  for (const [key, value] of Object.entries(item)) {
    const now = repeated(value, moves, rename);
    if (now !== value) changed = { ...(changed ?? item), [key]: now };
  }
  return changed ?? item;
}

function repeated(value: unknown, moves: Moves, rename: Rename): unknown {
  if (typeof value !== 'object' || value === null || isPrefix(value)) return value;
  if (!Array.isArray(value)) return repeatedIn(value, moves, rename);
  const items = value.map((one) => repeated(one, moves, rename));
  const more = items.flatMap((item) => repetitionOf(item, items, moves, rename));
  return more.length > 0 || items.some((one, i) => one !== value[i]) ? [...items, ...more] : value;
}

/** The copy of an item of a list for the prefix to which its own moves, unless the list is about that one too. */
function repetitionOf(item: unknown, all: readonly unknown[], moves: Moves, rename: Rename): readonly unknown[] {
  const prefix = prefixOf(item);
  const moved = prefix && moves.prefix(prefix);
  if (typeof item !== 'object' || item === null || !moved || moved === prefix) return [];
  if (isPrefix(item)) return all.some((one) => prefixOf(one)?.text === moved.text) ? [] : [moved];
  const isKnown = all.some((one) => prefixOf(one)?.text === moved.text && kindOf(one) === kindOf(item));
  return isKnown ? [] : [named(moveAll(item, moves), all, rename)];
}

function named(
  item: { readonly id?: string; readonly name?: string },
  all: readonly unknown[],
  rename: Rename,
): unknown {
  if (item.id === undefined) return item;
  const taken = all.flatMap((other) => (other as { readonly name?: string }).name ?? []);
  const name = item.name === undefined ? undefined : freeName(rename(item.name), taken);
  return { ...item, id: `${item.id}+${name ?? 'copy'}`, ...(name !== undefined && { name }) };
}

function kindOf(item: unknown): unknown {
  return (item as { readonly kind?: string }).kind;
}

function prefixOf(item: unknown): Prefix | undefined {
  if (typeof item !== 'object' || item === null) return undefined;
  if (isPrefix(item)) return item;
  if ('prefix' in item && isPrefix(item.prefix)) return item.prefix;
  if ('destination' in item) return prefixOf(item.destination);
  return undefined;
}

function isPrefix(value: unknown): value is Prefix {
  return typeof value === 'object' && value !== null && 'words' in value && 'length' in value;
}
