import { numberOf } from '../collections.js';
import { sendsAlike } from './export.js';
import type { SpeakerNode } from './node.js';
import type { SessionSide, SpeakerId } from './route.js';

/** A session on which a speaker can send routes, with the receiver. */
export interface OutgoingSession {
  readonly side: SessionSide;
  readonly receiver: SpeakerNode;
  /** Equal for sessions on which a speaker, if it sends a route, sends it in the same form. */
  readonly alike: number;
  /** The number of this direction of the session within the topology. */
  readonly number: number;
}

/** The established sessions of each speaker. */
export function outgoingSessionsOf(nodes: readonly SpeakerNode[]): ReadonlyMap<SpeakerId, readonly OutgoingSession[]> {
  const byId = new Map(nodes.map((node) => [node.speaker.id, node]));
  const things = new Map<object, number>();
  const kinds = new Map<string, number>();
  let count = 0;
  return new Map(
    nodes.map((node) => [
      node.speaker.id,
      node.outgoing.flatMap((side): OutgoingSession[] => {
        const receiver = byId.get(side.remote);
        if (!receiver || side.down) return [];
        const kind = sendsAlike(node, side, receiver, (thing) => numberOf(things, thing));
        return [{ side, receiver, alike: numberOf(kinds, kind), number: count++ }];
      }),
    ]),
  );
}
