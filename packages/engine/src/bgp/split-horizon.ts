import type { SpeakerNode } from './node.js';
import { type Reason, reason } from './reason.js';
import type { BgpRoute, SessionSide } from './route.js';

/** Why a route is not sent back to the peer that it was learned from; undefined if it may be sent. */
export function splitHorizon(node: SpeakerNode, route: BgpRoute, side: SessionSide): Reason | undefined {
  return route.session?.local === side.remote ? sentBack(node, route) : undefined;
}

/** Whether the route came from the peer at the other end. */
export function sentBack({ speaker: { label } }: SpeakerNode, { prefix: { text } }: BgpRoute): Reason {
  return reason('R163', () => `${label} does not send ${text} back to the peer that its best route came from.`);
}
