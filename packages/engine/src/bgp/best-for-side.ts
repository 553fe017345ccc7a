import type { Prefix } from '../address/index.js';
import { withheld } from './export.js';
import type { SpeakerNode } from './node.js';
import { ownRoute } from './own-route.js';
import { includesPrefix } from './policy.js';
import type { BgpRoute, SessionSide } from './route.js';

/** The best route. If a gateway has own routes into several connections, one that the receiver may learn (R106). */
function passable(
  node: SpeakerNode,
  routes: readonly BgpRoute[],
  side: SessionSide,
  receiver: SpeakerNode,
): BgpRoute | undefined {
  const best = routes[0];
  if (!best?.own || routes.length < 2) return best;
  return routes.find((route) => !withheld(node, route, side, receiver)) ?? best;
}

/**
 * The route that a speaker would send on a session: its best route, or one that it originates for this peer only.
 * @param routes its equally good best routes for the prefix
 */
export function bestForSide(
  node: SpeakerNode,
  routes: readonly BgpRoute[],
  prefix: Prefix,
  side: SessionSide,
  receiver: SpeakerNode,
): BgpRoute | undefined {
  const best = passable(node, routes, side, receiver);
  const originated = best?.own?.kind === 'network' || best?.own?.kind === 'advertised';
  if (originated || !includesPrefix(side.originates, prefix)) return best;
  const cause = { ...node.rules.originationForPeer(node), declarations: [side.declaration] };
  return ownRoute(node, prefix, { kind: 'advertised' }, cause);
}
