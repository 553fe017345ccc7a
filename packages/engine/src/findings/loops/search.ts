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
import type { Entrances } from './loop-senders.js';

/** All cycles of one address family, grouped into loops. */
interface FamilySearch {
  readonly atoms: Atoms;
  readonly groups: readonly LoopGroup[];
  /** The searches of all classes; undefined if there are too many tables and prefixes. */
  readonly classes: ClassSearches | undefined;
  /** The known entrances of senders into the loops. */
  readonly entrances: Entrances;
  /** The classes of destinations that were not searched because a limit was reached. */
  readonly skipped: Skipped | undefined;
  /** How many pairs of table and atom there are, and how many states were looked at. */
  readonly cells: number;
  readonly states: number;
}

/** What a search leaves out. */
interface Skipped {
  readonly kinds: number;
  readonly of: number;
  /** A destination that was not searched. */
  readonly example: Address;
}

/** A search with everything that its result depends on. */
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
 * Finds all forwarding cycles for all destinations at once: every prefix of a table cuts the address space into atoms,
 * atoms that all tables treat alike form a class, and one packet of each class is followed from every forwarding place.
 * @param previous a search in an earlier state of the topology, which is returned if nothing that it depends on changed
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
    holdsAtSize(previous, size)
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
    // Reuse equal strings, since comparing a long string with itself is free.
    const groups = groupLoops(forwarder.world, atoms, caught).map((group) => ({
      ...group,
      content: texts.get(group.content) ?? group.content,
    }));
    // Entrances depend on the addresses of devices, so they are only valid for the same ones.
    const entrances = known?.devices === devices ? before?.entrances : undefined;
    return { atoms, groups, classes, entrances: entrances ?? new WeakMap(), skipped, cells, states };
  });
  return { families, devices, deciders, routes, cuts, size };
}

/** Whether a search would have the same result in a topology of another size, which has other limits. */
function holdsAtSize({ families, size: before }: Search, size: number): boolean {
  return (
    size === before ||
    families.every(
      ({ skipped, cells, states }) => !skipped && cells <= limits.loopCells(size) && states <= limits.loopStates(size),
    )
  );
}

/**
 * Searches class after class until the limit of states is reached. Classes of device addresses come last, since the
 * others already show nearly all loops.
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

/** Every prefix that a table of this topology can contain. */
function cutPrefixes({ network, devices }: World, deciders: readonly Decider[]): ReadonlyMap<string, Prefix> {
  const fixed = fixedCuts(devices);
  const cuts = new Map(fixed);
  for (const decider of deciders) {
    checkpoint();
    for (const prefix of cutsOf(fixed, decider)) cuts.set(prefix.text, prefix);
  }
  for (const prefix of userPrefixes(network)) cuts.set(prefix.text, prefix);
  return cuts;
}

/**
 * The prefixes that cut the address space regardless of the route tables. The private ranges are among them, since next
 * hop Internet treats them differently (R202).
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

/** The prefixes of a table that are not among the fixed cuts. */
function cutsOf(fixed: ReadonlyMap<string, Prefix>, decider: Decider): readonly Prefix[] {
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
