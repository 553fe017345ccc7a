import { sendsAlike } from './export.js';
import type { SpeakerNode } from './node.js';
import type { SessionSide, SpeakerId } from './route.js';

/** A side on which something can be sent, with whoever gets it. */
export interface Way {
  readonly side: SessionSide;
  readonly receiver: SpeakerNode;
  /** Equal for ways of one speaker on which it sends any route alike, if it sends it at all. */
  readonly alike: number;
  /** Tells the ways of a topology apart. */
  readonly number: number;
}

/** The ways on which each speaker sends: its sessions that are up. */
export function waysOf(nodes: readonly SpeakerNode[]): ReadonlyMap<SpeakerId, readonly Way[]> {
  const byId = new Map(nodes.map((node) => [node.speaker.id, node]));
  const things = new Map<object, number>();
  const kinds = new Map<string, number>();
  let count = 0;
  return new Map(
    nodes.map((node) => [
      node.speaker.id,
      node.outgoing.flatMap((side): Way[] => {
        const receiver = byId.get(side.remote);
        if (!receiver || side.down) return [];
        const kind = sendsAlike(node, side, receiver, (thing) => numberOf(things, thing));
        return [{ side, receiver, alike: numberOf(kinds, kind), number: count++ }];
      }),
    ]),
  );
}

/** Policies that change nothing are one, and so are all that are the same object. */
function numberOf<K>(numbers: Map<K, number>, key: K): number {
  let number = numbers.get(key);
  if (number === undefined) {
    number = numbers.size + 1;
    numbers.set(key, number);
  }
  return number;
}
