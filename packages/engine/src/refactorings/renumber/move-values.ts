import type { Address, Prefix } from '../../address/index.js';
import type { DeclId, Topology } from '../../topology/index.js';

/** Where addresses and prefixes move; those that stay are returned as they are. */
export interface Moves {
  readonly address: (address: Address) => Address;
  readonly prefix: (prefix: Prefix) => Prefix;
}

/**
 * A topology with all its addresses and prefixes moved, wherever they occur. What does not change stays the same object.
 * @param movesIn the moves for a declaration, by its id
 */
export function moveValues(topology: Topology, movesIn: (id: DeclId) => Moves): Topology {
  const stay: Moves = { address: (address) => address, prefix: (prefix) => prefix };
  return movedFields(topology, stay, movesIn);
}

/** A value with all its addresses and prefixes moved. What does not change stays the same object. */
export function moveAll<T extends object>(value: T, moves: Moves): T {
  return movedFields(value, moves, () => moves);
}

function movedFields<T extends object>(item: T, outer: Moves, movesIn: (id: DeclId) => Moves): T {
  const moves = isDeclared(item) ? movesIn(item.id) : outer;
  let changed: T | undefined;
  for (const [key, value] of Object.entries(item)) {
    const now = moved(value, moves, movesIn);
    if (now !== value) changed = { ...(changed ?? item), [key]: now };
  }
  return changed ?? item;
}

function moved(value: unknown, moves: Moves, movesIn: (id: DeclId) => Moves): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const items = value.map((one) => moved(one, moves, movesIn));
    return items.some((one, i) => one !== value[i]) ? items : value;
  }
  if (isPrefix(value)) return moves.prefix(value);
  if (isAddress(value)) return moves.address(value);
  return movedFields(value, moves, movesIn);
}

function isAddress(value: object): value is Address {
  return 'family' in value && 'words' in value && 'text' in value;
}

function isPrefix(value: object): value is Prefix {
  return isAddress(value) && 'length' in value;
}

/** Whether a value is a declaration or a statement; the end of an expectation names one by its id and is none. */
function isDeclared(value: object): value is { readonly id: DeclId } {
  return 'id' in value && typeof value.id === 'string' && !('kind' in value && value.kind === 'thing');
}
