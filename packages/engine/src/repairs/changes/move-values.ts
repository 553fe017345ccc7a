import type { Address, Prefix } from '../../address/index.js';
import type { DeclId, Topology } from '../../topology/index.js';

/** Where addresses and prefixes move; those that stay are returned as they are. */
interface Moves {
  readonly address: (address: Address) => Address;
  readonly prefix: (prefix: Prefix) => Prefix;
}

/** The changed fields of a declaration or statement. */
interface ChangedFields {
  readonly id: DeclId;
  readonly fields: Readonly<Record<string, unknown>>;
}

/**
 * Applies moves to all addresses and prefixes of a topology, wherever they occur.
 * @param movesIn the moves for a declaration, by its id
 * @returns the declarations that change
 */
export function moveValues(topology: Topology, movesIn: (id: DeclId) => Moves): readonly ChangedFields[] {
  const changed: ChangedFields[] = [];
  const visit = (item: { readonly id: DeclId }) => {
    const moves = movesIn(item.id);
    const fields: Record<string, unknown> = {};
    for (const [key, value] of Object.entries(item)) {
      if (Array.isArray(value) && value.some(isDeclared)) {
        for (const one of value) if (isDeclared(one)) visit(one);
        continue;
      }
      const now = moved(value, moves);
      if (now !== value) fields[key] = now;
    }
    if (Object.keys(fields).length > 0) changed.push({ id: item.id, fields });
  };
  for (const list of Object.values(topology)) for (const item of list) visit(item);
  return changed;
}

/** A value with all addresses and prefixes in it moved; the same value if none of them moves. */
function moved(value: unknown, moves: Moves): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const items = value.map((one) => moved(one, moves));
    return items.some((one, i) => one !== value[i]) ? items : value;
  }
  if (isPrefix(value)) return moves.prefix(value);
  if (isAddress(value)) return moves.address(value);
  const entries = Object.entries(value).map(([key, one]) => [key, moved(one, moves)] as const);
  const before: Readonly<Record<string, unknown>> = { ...value };
  return entries.some(([key, one]) => one !== before[key]) ? Object.fromEntries(entries) : value;
}

function isAddress(value: object): value is Address {
  return 'family' in value && 'words' in value && 'text' in value;
}

function isPrefix(value: object): value is Prefix {
  return isAddress(value) && 'length' in value;
}

function isDeclared(value: unknown): value is { readonly id: DeclId } {
  return typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string';
}
