import type { Address, Prefix } from '../../address/index.js';
import type { Forwarder } from '../../forwarding/forwarder.js';
import { plainPacket } from '../../forwarding/packet.js';
import { privateRanges } from '../../forwarding/special-addresses.js';
import { type State, stateKey } from '../../forwarding/state.js';
import { Atoms } from './atoms.js';
import { classesOf, type Decider } from './classes.js';
import { type Cycle, findCycles } from './cycles.js';
import { decidersOf } from './deciders.js';
import { forwardingPlaces, placeKey } from './forwarding-devices.js';
import type { Source } from './sources.js';

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

/**
 * Finds all forwarding cycles for all destinations at once: the address space is cut into atoms by every prefix that a
 * table holds, atoms that all tables treat alike are one class, and one packet of each class is followed from every
 * place that forwards.
 */
export function searchCycles(forwarder: Forwarder, sources: readonly Source[]): readonly FamilySearch[] {
  const places = forwardingPlaces(forwarder.world);
  const deciders = decidersOf(forwarder.world, places);
  const cuts = cutPrefixes(deciders, sources);
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

/** The Internet and the private ranges are told apart too, since next hop Internet does so (R202). */
function cutPrefixes(deciders: readonly Decider[], sources: readonly Source[]): Iterable<Prefix> {
  const cuts = new Map<string, Prefix>();
  for (const prefix of privateRanges) cuts.set(prefix.text, prefix);
  for (const { entries } of deciders) for (const { prefix } of entries) cuts.set(prefix.text, prefix);
  for (const { table } of sources) {
    for (const { prefix } of table?.routes ?? []) if (prefix) cuts.set(prefix.text, prefix);
  }
  return cuts.values();
}
