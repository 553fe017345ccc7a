import { numberOf } from '../collections.js';
import { sendsAlike } from './export.js';
import type { SpeakerNode } from './node.js';
import type { SessionSide, SpeakerId } from './route.js';

/** A side on which routes can be sent, with the receiver. */
export interface Way {
  readonly side: SessionSide;
  readonly receiver: SpeakerNode;
  /** Equal for ways on which a speaker, if it sends a route, sends it in the same form. */
  readonly alike: number;
  /** The number of the way within the topology. */
  readonly number: number;
}

/** The ways on which each speaker sends: its established sessions. */
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
