import type { SpeakerNode } from './node.js';
import { type Reason, reason } from './reason.js';
import type { BgpRoute, SessionSide } from './route.js';

/** A speaker that sends nothing back to the peer from which it has its best route. */
export function splitHorizon(node: SpeakerNode, route: BgpRoute, side: SessionSide): Reason | undefined {
  return route.session?.local === side.remote ? sentBack(node, route) : undefined;
}

/** The route came from the peer at the other end. */
export function sentBack({ speaker: { label } }: SpeakerNode, { prefix: { text } }: BgpRoute): Reason {
  return reason('R163', () => `${label} does not send ${text} back to the peer that its best route came from.`);
}
