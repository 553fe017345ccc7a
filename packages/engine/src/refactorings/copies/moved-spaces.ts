import { contains, covers, type Prefix, rebaseAddress, rebasePrefix } from '../../address/index.js';
import type { Moves } from '../renumber/move-values.js';

/** A prefix, and that of the copy with the same length. */
export type MovedSpace = readonly [from: Prefix, to: Prefix];

/** Moves whatever lies in some prefixes to the same place in others. */
export function movesOf(spaces: readonly MovedSpace[]): Moves {
  return {
    address: (address) => {
      const space = spaces.find(([from]) => contains(from, address));
      return space ? rebaseAddress(address, ...space) : address;
    },
    prefix: (prefix) => {
      const space = spaces.find(([from]) => covers(from, prefix));
      return space ? rebasePrefix(prefix, ...space) : prefix;
    },
  };
}
