import type { Network, Topology } from '../../topology/index.js';
import type { Renaming } from '../refactoring.js';
import { copiedPart } from './copied-part.js';
import { identitiesOfCopies } from './identities.js';
import { withMentions } from './mentions.js';
import { type MovedSpace, movesOf } from './moved-spaces.js';
import type { Rename } from './names.js';
import { withOtherAsns } from './other-asns.js';
import { idsOfPart, type Part } from './part.js';
import { touches } from './touching.js';

/** How a part is copied. */
export interface Copying {
  readonly part: Part;
  /** The address spaces of the part with those of the copy. */
  readonly spaces: readonly MovedSpace[];
  /** What the copies of declarations are called. */
  readonly rename: Rename;
  /** What the copies of routes elsewhere are called, which lead to the part. */
  readonly renameRoute: Rename;
}

/** A topology with a copy of a part. */
export interface Copied {
  readonly topology: Topology;
  /** The copy, with what connects it to the rest. */
  readonly copy: Topology;
  /** The ids of the originals, by those of the copies. */
  readonly siblings: Renaming;
}

/**
 * A topology with a copy of a part: the part itself, with what connects it to the rest, and what is said about it
 * elsewhere said about the copy too.
 */
export function withCopy(network: Network, { part, spaces, rename, renameRoute }: Copying): Copied {
  const { topology } = network;
  const moves = movesOf(spaces);
  const own = idsOfPart(part);
  const identities = identitiesOfCopies(topology, part, rename);
  const copy = withOtherAsns(topology, copiedPart(network, part, identities, moves));
  const rest = withMentions(topology, moves, renameRoute, (item) => !own.has(item.id) && !touches(own, item));
  const siblings = new Map([...identities].map(([id, identity]) => [identity.id, id] as const));
  return { topology: joined(rest, copy), copy, siblings };
}

/** All that is in two topologies. */
export function joined(one: Topology, other: Topology): Topology {
  const keys = Object.keys(one) as (keyof Topology)[];
  const lists = keys.map((key) => [key, other[key].length === 0 ? one[key] : [...one[key], ...other[key]]]);
  return { ...one, ...Object.fromEntries(lists) };
}
