import { type Address, hostPrefix, type Prefix } from '../../address/index.js';
import { checkpoint } from '../../checkpoint.js';
import { append } from '../../collections.js';
import type { DeviceTables } from '../../forwarding/device-tables.js';
import type { Forwarder } from '../../forwarding/forwarder.js';
import { privateRanges } from '../../forwarding/special-addresses.js';
import type { World } from '../../forwarding/world.js';
import { limits } from '../../limits.js';
import { type Network, sizeOf } from '../../topology/index.js';
import { Atoms } from './atoms.js';
import type { CaughtSpace } from './caught-space.js';
import { ClassSearches } from './class-searches.js';
import { classesOf, type Decider } from './classes.js';
import { decidersOf } from './deciders.js';
import { forwardingPlaces } from './forwarding-places.js';
import { groupLoops, type LoopGroup } from './group.js';
import type { Entrances } from './hits.js';

/** All cycles of one address family, put together to loops. */
interface FamilySearch {
  readonly atoms: Atoms;
  readonly groups: readonly LoopGroup[];
  /** What packets of each class do; undefined if there are too many tables and prefixes to tell. */
  readonly classes: ClassSearches | undefined;
  /** What is known of the sources' ways into the loops. */
  readonly entrances: Entrances;
  /** Kinds of destination for which no loops were looked for, since there is too much to look at. */
  readonly skipped: Skipped | undefined;
  /** The pairs of a table and an atom, and the states that were looked at. */
  readonly cells: number;
  readonly states: number;
}

/** What a search leaves out. */
interface Skipped {
  readonly kinds: number;
  readonly of: number;
  /** A destination of which nothing is known. */
  readonly example: Address;
}

/** A search with what its result depends on. */
export interface Search {
  readonly families: readonly FamilySearch[];
  readonly devices: DeviceTables;
  readonly deciders: readonly Decider[];
  /** The prefixes of all route tables, in one text. */
  readonly routes: string;
  /** The prefixes that cut the address space, by text. */
  readonly cuts: ReadonlyMap<string, Prefix>;
  /** The size of the topology, on which the limits depend. */
  readonly size: number;
}

/**
 * Finds all forwarding cycles for all destinations at once: the address space is cut into atoms by every prefix that a
 * table holds, atoms that all tables treat alike are one class, and one packet of each class is followed from every
 * place that forwards.
 * @param previous a search in an earlier state of the topology: it stands if all that it depends on is still the same.
 */
export function searchCycles(forwarder: Forwarder, previous?: Search): Search {
  const { devices } = forwarder.world;
  const places = forwardingPlaces(forwarder.world);
  const tables = decidersOf(forwarder.world, places);
  const deciders = tables.all;
  const routes = userPrefixes(forwarder.world.network)
    .map(({ text }) => text)
    .join();
  const size = sizeOf(forwarder.world.network.topology);
  if (
    previous?.devices === devices &&
    previous.routes === routes &&
    previous.deciders.length === deciders.length &&
    previous.deciders.every((decider, i) => decider === deciders[i]) &&
    standsAtSize(previous, size)
  ) {
    return previous;
  }
  const cuts = cutPrefixes(forwarder.world, deciders);
  const known = previous && sameTexts(previous.cuts, cuts) ? previous : undefined;
  const families = ([4, 6] as const).map((family): FamilySearch => {
    const before = known?.families.find(({ atoms }) => atoms.family === family);
    const atoms = before?.atoms ?? new Atoms(family, cuts.values());
    const cells = atoms.count * deciders.length;
    if (cells > limits.loopCells(size)) {
      const skipped = { kinds: atoms.count, of: atoms.count, example: atoms.representative(0) };
      return { atoms, groups: [], classes: undefined, entrances: new WeakMap(), skipped, cells, states: 0 };
    }
    const texts = new Map(before?.groups.map(({ content }) => [content, content]));
    const classes = new ClassSearches(
      forwarder,
      { list: places, deciders: tables },
      atoms,
      known?.devices === devices ? before?.classes : undefined,
    );
    const { caught, skipped, states } = search(classes, membersOf(classesOf(atoms, deciders)), atoms, size);
    // Equal long texts that are one object are compared at no cost.
    const groups = groupLoops(forwarder.world, atoms, caught).map((group) => ({
      ...group,
      content: texts.get(group.content) ?? group.content,
    }));
    // Where addresses of devices have changed, other rows lead to other places.
    const entrances = known?.devices === devices ? before?.entrances : undefined;
    return { atoms, groups, classes, entrances: entrances ?? new WeakMap(), skipped, cells, states };
  });
  return { families, devices, deciders, routes, cuts, size };
}

/** Whether a search is what it would be in a topology of another size. */
function standsAtSize({ families, size: before }: Search, size: number): boolean {
  return (
    size === before ||
    families.every(
      ({ skipped, cells, states }) => !skipped && cells <= limits.loopCells(size) && states <= limits.loopStates(size),
    )
  );
}

/**
 * Searches class after class as long as the states that are looked at are not too many; those that are addresses of
 * devices last, for which the others have shown nearly all.
 */
function search(
  classes: ClassSearches,
  all: readonly (readonly number[])[],
  atoms: Atoms,
  size: number,
): Pick<FamilySearch, 'skipped' | 'states'> & { readonly caught: readonly CaughtSpace[] } {
  const found = new Map<readonly number[], readonly CaughtSpace[]>();
  const most = limits.loopStates(size);
  let left = most;
  const isOwn = ([atom = 0]: readonly number[]) => classes.isOwn(atom);
  for (const members of [...all.filter((each) => !isOwn(each)), ...all.filter(isOwn)]) {
    const here = classes.caughtBy(members, left);
    if (!here) break;
    left -= here.states;
    found.set(members, here.caught);
  }
  classes.finish();
  const caught = all.flatMap((members) => found.get(members) ?? []);
  const [first] = all.find((members) => !found.has(members)) ?? [];
  const states = most - left;
  if (first === undefined) return { caught, skipped: undefined, states };
  return {
    caught,
    states,
    skipped: { kinds: all.length - found.size, of: all.length, example: atoms.representative(first) },
  };
}

/** The atoms of each class, ascending. */
function membersOf(classes: Int32Array): readonly (readonly number[])[] {
  const members = new Map<number, number[]>();
  classes.forEach((number, atom) => {
    append(members, number, atom);
  });
  return [...members.values()];
}

function sameTexts(a: ReadonlyMap<string, Prefix>, b: ReadonlyMap<string, Prefix>): boolean {
  if (a.size !== b.size) return false;
  for (const text of a.keys()) if (!b.has(text)) return false;
  return true;
}

/** Every prefix that a table of this topology can hold. */
function cutPrefixes({ network, devices }: World, deciders: readonly Decider[]): ReadonlyMap<string, Prefix> {
  const fixed = fixedCuts(devices);
  const cuts = new Map(fixed);
  for (const decider of deciders) {
    checkpoint();
    for (const prefix of besides(fixed, decider)) cuts.set(prefix.text, prefix);
  }
  for (const prefix of userPrefixes(network)) cuts.set(prefix.text, prefix);
  return cuts;
}

/**
 * The prefixes that cut the address space whatever the route tables say. The Internet and the private ranges are told
 * apart too, since next hop Internet does so (R202).
 */
function fixedCuts(devices: DeviceTables): ReadonlyMap<string, Prefix> {
  let cuts = fixedCutsOf.get(devices);
  if (!cuts) {
    cuts = findFixedCuts(devices);
    fixedCutsOf.set(devices, cuts);
  }
  return cuts;
}

const fixedCutsOf = new WeakMap<DeviceTables, ReadonlyMap<string, Prefix>>();

function findFixedCuts({ network: { topology }, bgp }: DeviceTables): ReadonlyMap<string, Prefix> {
  const cuts = new Map<string, Prefix>();
  const cut = (prefix: Prefix) => cuts.set(prefix.text, prefix);
  for (const prefix of privateRanges) cut(prefix);
  for (const { addressSpace, subnets } of topology.vnets) {
    checkpoint();
    for (const prefix of addressSpace) cut(prefix);
    for (const { prefixes, privateEndpoints } of subnets) {
      for (const prefix of prefixes) cut(prefix);
      for (const { address } of privateEndpoints) cut(hostPrefix(address));
    }
  }
  for (const speaker of bgp.speakers) {
    if (speaker.kind !== 'routeServer') continue;
    for (const { routes } of bgp.table(speaker.id).routes.values()) if (routes[0]) cut(routes[0].prefix);
  }
  return cuts;
}

/** The prefixes of a table that do not cut the address space anyway. */
function besides(fixed: ReadonlyMap<string, Prefix>, decider: Decider): readonly Prefix[] {
  const known = added.get(decider);
  if (known?.fixed === fixed) return known.prefixes;
  const prefixes = decider.entries.flatMap(({ prefix }) => (fixed.has(prefix.text) ? [] : prefix));
  added.set(decider, { fixed, prefixes });
  return prefixes;
}

const added = new WeakMap<Decider, { fixed: ReadonlyMap<string, Prefix>; prefixes: readonly Prefix[] }>();

function userPrefixes({ topology }: Network): readonly Prefix[] {
  return topology.routeTables.flatMap(({ routes }) =>
    routes.flatMap(({ destination }) => ('prefix' in destination ? [destination.prefix] : [])),
  );
}
