import { checkpoint } from '../../checkpoint.js';
import type { EffectiveTable } from '../../effective/route.js';
import type { Forwarder } from '../../forwarding/forwarder.js';
import { plainPacket } from '../../forwarding/packet.js';
import { type State, stateKey } from '../../forwarding/state.js';
import type { Atoms } from './atoms.js';
import type { CaughtSpace } from './caught-space.js';
import { paintedBy } from './classes.js';
import { type Cycle, findCycles, type Visit } from './cycles.js';
import { type Deciders, ownAddresses } from './deciders.js';
import { type ForwardingPlace, placeKey } from './forwarding-places.js';
import { type PlaceWay, PlaceWays } from './place-ways.js';
import { possibleRounds } from './possible-rounds.js';
import { sameValue } from './same-value.js';

/** The search for the packets of one class, from all places from which they may loop. */
interface ClassSearch {
  readonly starts: readonly number[];
  readonly found: readonly { readonly cycle: Cycle; readonly entries: ReadonlySet<string> }[];
  readonly visits: readonly Visit[];
}

/** The number of searches so far. */
let searches = 0;

/** How many looks at a known hand-over take as long as one state. */
const looksPerState = 96;

/** The forwarding places of a topology, with the tables by which they decide. */
export interface Places {
  readonly list: readonly ForwardingPlace[];
  readonly deciders: Deciders;
}

/**
 * Follows one packet of each class of destinations that may loop, from every place from which it may. The result of an
 * earlier search is reused for each class that the places with changed tables still treat the same way.
 */
export class ClassSearches {
  private readonly byAddress = new Map<string, ClassSearch>();
  private readonly indexes: ReadonlyMap<string, number>;
  private readonly tables: ReadonlyMap<string, readonly (EffectiveTable | undefined)[]>;
  private readonly ways: readonly PlaceWays[];
  private readonly own: Int32Array;
  private readonly number = ++searches;
  private readonly owners: ReadonlyMap<string, number | undefined>;
  private readonly isUnchanged: (visit: Visit) => boolean;

  /** @param earlier a search with the same devices and atoms, in a topology with other route tables */
  constructor(
    private readonly forwarder: Forwarder,
    private readonly places: Places,
    private readonly atoms: Atoms,
    private earlier: ClassSearches | undefined,
  ) {
    const { world } = forwarder;
    const { list, deciders } = places;
    this.indexes = new Map(list.map((place, i) => [placeKey(place), i]));
    this.tables = new Map(list.map((place) => [placeKey(place), world.place(place.kind).tables(world, place.device)]));
    this.ways = list.map((place, i) => {
      checkpoint();
      const before = earlier?.ways[earlier.indexes.get(placeKey(place)) ?? -1];
      const own = deciders.byPlace[i] ?? [];
      return before?.isFor(atoms, own) ? before : new PlaceWays(place, atoms, own);
    });
    const addresses = ownAddresses(world);
    this.own = paintedBy(atoms, addresses);
    this.owners = ownersOf(addresses.entries, this.indexes);
    this.isUnchanged = unchangedVisits(forwarder, this.tables, earlier?.tables);
  }

  /**
   * The cycles that catch packets for the atoms of one class.
   * @param most how many states may be looked at
   * @returns undefined if more are needed
   */
  caughtBy(members: readonly number[], most: number): { caught: readonly CaughtSpace[]; states: number } | undefined {
    checkpoint();
    const [first] = members;
    if (first === undefined) return { caught: [], states: 0 };
    const { starts, states } = this.startsFor(first, most);
    if (states > most) return undefined;
    if (starts.length === 0) return { caught: [], states };
    const destination = this.atoms.representative(first);
    const before = this.earlier?.byAddress.get(destination.text);
    const known =
      before && sameNumbers(before.starts, starts) && before.visits.every(this.isUnchanged) ? before : undefined;
    const search = known ?? this.search(starts, first, most - states);
    if (!search || states + search.visits.length > most) return undefined;
    this.byAddress.set(destination.text, search);
    const caught = search.found.map(({ cycle, entries }) => ({ cycle, atoms: members, entries }));
    return { caught, states: states + search.visits.length };
  }

  /** Whether an atom is an address of a device. */
  isOwn(atom: number): boolean {
    return this.own[atom] !== 0;
  }

  /** Releases the earlier search: everything that is still valid has been taken over. */
  finish(): void {
    this.earlier = undefined;
  }

  /** The places from which packets for an atom may loop, and the states that were needed to find them. */
  private startsFor(atom: number, most: number): { starts: readonly number[]; states: number } {
    const isOwn = this.isOwn(atom);
    const owner = isOwn ? this.owners.get(this.atoms.representative(atom).text) : undefined;
    const ways: PlaceWay[] = [];
    // A look at a known hand-over costs a small fraction of a state.
    let states = this.ways.length / looksPerState;
    for (const place of this.ways) {
      const way = place.of(this.forwarder, this.indexes, atom, isOwn);
      // A known hand-over is charged as if it were new: what is left out must not depend on what is cached.
      if (way.countedIn !== this.number) states += way.states;
      way.countedIn = this.number;
      states += way.next.length / looksPerState;
      if (states > most) return { starts: [], states };
      ways.push(way);
    }
    return { starts: possibleRounds(ways, owner), states };
  }

  private search(indexes: readonly number[], atom: number, most: number): ClassSearch | undefined {
    const packet = plainPacket(this.atoms.representative(atom));
    const starts = indexes.flatMap((index): State[] => {
      const place = this.places.list[index];
      return place ? [{ ...place, packet, loadBalancer: undefined }] : [];
    });
    const search = findCycles(this.forwarder, starts, most);
    if (!search) return undefined;
    const { cycles, reached, visits } = search;
    const entries = cycles.map(() => new Set<string>());
    for (const start of starts) {
      for (const index of reached.get(stateKey(start)) ?? []) entries[index]?.add(placeKey(start));
    }
    const found = cycles.map((cycle, index) => ({ cycle, entries: entries[index] ?? new Set<string>() }));
    return { starts: indexes, found, visits };
  }
}

/** The place of the device that has an address, by address; undefined if there is not exactly one such place. */
function ownersOf(
  entries: readonly { readonly prefix: { readonly text: string }; readonly token: string }[],
  indexes: ReadonlyMap<string, number>,
): ReadonlyMap<string, number | undefined> {
  const owners = new Map<string, number | undefined>();
  for (const { prefix, token } of entries) {
    const address = prefix.text.slice(0, prefix.text.indexOf('/'));
    const place = ['nva', 'firewall', 'router']
      .map((kind) => indexes.get(`${kind} ${token}`))
      .find((i) => i !== undefined);
    owners.set(address, owners.has(address) && owners.get(address) !== place ? undefined : place);
  }
  return owners;
}

/** Tells whether a device treats a packet as it did in an earlier state of the topology. */
function unchangedVisits(
  forwarder: Forwarder,
  now: ReadonlyMap<string, readonly (EffectiveTable | undefined)[]>,
  before: ReadonlyMap<string, readonly (EffectiveTable | undefined)[]> | undefined,
): (visit: Visit) => boolean {
  const same = new Set<string>();
  for (const [key, tables] of now) {
    const others = before?.get(key);
    if (others?.length === tables.length && tables.every((table, i) => table === others[i])) same.add(key);
  }
  return ({ state, outcomes }) => same.has(placeKey(state)) || sameValue(forwarder.next(state), outcomes);
}

function sameNumbers(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((number, i) => number === b[i]);
}
