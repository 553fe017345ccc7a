import { compareNumbers } from '../collections.js';
import type { SpeakerNode } from './node.js';
import type { SpeakerId } from './route.js';

/**
 * Sorts speakers independently of names: by lowest address, by AS number, by originated prefixes. Names decide only
 * between otherwise equal speakers.
 */
export function inOrderOfAddresses(
  nodes: ReadonlyMap<SpeakerId, SpeakerNode>,
  speakers: Iterable<SpeakerId>,
): readonly SpeakerId[] {
  let turns = known.get(nodes);
  if (!turns) {
    turns = new Map(sorted(nodes).map((id, i) => [id, i]));
    known.set(nodes, turns);
  }
  const turnOf = turns;
  return [...speakers].sort((a, b) => (turnOf.get(a) ?? 0) - (turnOf.get(b) ?? 0));
}

/** Cached: one order for all prefixes of a topology. */
const known = new WeakMap<ReadonlyMap<SpeakerId, SpeakerNode>, ReadonlyMap<SpeakerId, number>>();

function sorted(nodes: ReadonlyMap<SpeakerId, SpeakerNode>): readonly SpeakerId[] {
  const placed = [...nodes].map(([id, { speaker, own }]) => ({
    id,
    address: [...speaker.addresses].map(({ words }) => words).sort(compareNumbers)[0] ?? [],
    numbers: [speaker.asn ?? 0, speaker.instance ?? 0, own.size],
    rest: `${speaker.kind} ${[...own.keys()].sort().join()} ${id}`,
  }));
  placed.sort(
    (a, b) =>
      compareNumbers(a.address, b.address) || compareNumbers(a.numbers, b.numbers) || (a.rest < b.rest ? -1 : 1),
  );
  return placed.map(({ id }) => id);
}
