import { type Address, hostPrefix, type Prefix } from '../../address/index.js';
import type { DeviceTables } from '../../forwarding/device-tables.js';
import type { Forwarder } from '../../forwarding/forwarder.js';
import { plainPacket } from '../../forwarding/packet.js';
import { privateRanges } from '../../forwarding/special-addresses.js';
import { type State, stateKey } from '../../forwarding/state.js';
import type { World } from '../../forwarding/world.js';
import type { Network } from '../../topology/index.js';
import { Atoms } from './atoms.js';
import { classesOf, type Decider } from './classes.js';
import { type Cycle, findCycles } from './cycles.js';
import { decidersOf } from './deciders.js';
import { type ForwardingPlace, forwardingPlaces, placeKey } from './forwarding-places.js';

/** A cycle with the part of the address space that it catches and the places from which packets get into it. */
export interface CaughtSpace {
  readonly cycle: Cycle;
  /** The atoms of one class, ascending. */
  readonly atoms: readonly number[];
  /** Keys of the places that lead into the cycle. */
  readonly entries: ReadonlySet<string>;
}

/** All cycles of one address family. */
export interface FamilySearch {
  readonly atoms: Atoms;
  readonly caught: readonly CaughtSpace[];
}

/** A search with what its result depends on. */
export interface Search {
  readonly families: readonly FamilySearch[];
  readonly devices: DeviceTables;
  readonly deciders: readonly Decider[];
  /** The prefixes of all route tables, in one text. */
  readonly routes: string;
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
  const deciders = decidersOf(forwarder.world, places);
  const routes = userPrefixes(forwarder.world.network)
    .map(({ text }) => text)
    .join();
  if (
    previous?.devices === devices &&
    previous.routes === routes &&
    previous.deciders.length === deciders.length &&
    previous.deciders.every((decider, i) => decider === deciders[i])
  ) {
    return previous;
  }
  return { families: searchFamilies(forwarder, places, deciders), devices, deciders, routes };
}

function searchFamilies(
  forwarder: Forwarder,
  places: readonly ForwardingPlace[],
  deciders: readonly Decider[],
): readonly FamilySearch[] {
  const cuts = cutPrefixes(forwarder.world, deciders);
  return ([4, 6] as const).map((family) => {
    const atoms = new Atoms(family, cuts);
    const classes = classesOf(atoms, deciders);
    const members = new Map<number, number[]>();
    classes.forEach((number, atom) => {
      const list = members.get(number);
      if (list) list.push(atom);
      else members.set(number, [atom]);
    });
    const caught = [...members.values()].flatMap((group) => {
      const [first] = group;
      if (first === undefined) return [];
      const starts = places.map((place): State => startAt(place, atoms.representative(first)));
      const { cycles, reached } = findCycles(forwarder, starts);
      return cycles.map((cycle, index): CaughtSpace => {
        const entries = starts.filter((start) => reached.get(stateKey(start))?.has(index)).map(placeKey);
        return { cycle, atoms: group, entries: new Set(entries) };
      });
    });
    return { atoms, caught };
  });
}

function startAt(place: { kind: State['kind']; device: string }, destination: Address): State {
  return { ...place, packet: plainPacket(destination), loadBalancer: undefined };
}

/**
 * Every prefix that a table of this topology can hold. The Internet and the private ranges are told apart too, since
 * next hop Internet does so (R202).
 */
function cutPrefixes({ network, bgp }: World, deciders: readonly Decider[]): Iterable<Prefix> {
  const cuts = new Map<string, Prefix>();
  const cut = (prefix: Prefix) => cuts.set(prefix.text, prefix);
  const { topology } = network;
  for (const prefix of privateRanges) cut(prefix);
  for (const { entries } of deciders) for (const { prefix } of entries) cut(prefix);
  for (const prefix of userPrefixes(network)) cut(prefix);
  for (const { addressSpace, subnets } of topology.vnets) {
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
  return cuts.values();
}

function userPrefixes({ topology }: Network): readonly Prefix[] {
  return topology.routeTables.flatMap(({ routes }) =>
    routes.flatMap(({ destination }) => ('prefix' in destination ? [destination.prefix] : [])),
  );
}
