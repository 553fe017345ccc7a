import type { Prefix } from '../address/index.js';
import { exportRoute } from './export.js';
import type { SpeakerNode } from './node.js';
import { ownRoute } from './own-route.js';
import { lists } from './policy.js';
import type { PrefixEntry } from './propagate.js';
import type { BgpRoute, SessionSide } from './route.js';

/** The best route; of a gateway's own routes into several connections one that the receiver may hear of (R106). */
function passable(
  node: SpeakerNode,
  { routes, bestCount }: Pick<PrefixEntry, 'routes' | 'bestCount'>,
  side: SessionSide,
  receiver: SpeakerNode,
): BgpRoute | undefined {
  const best = routes[0];
  if (!best?.own || bestCount < 2) return best;
  return routes.slice(0, bestCount).find((route) => exportRoute(node, route, side, receiver).sent) ?? best;
}

/** The route that a speaker would send on a session: its best one, or one that it originates to this peer only. */
export function bestForSide(
  node: SpeakerNode,
  entry: Pick<PrefixEntry, 'routes' | 'bestCount'>,
  prefix: Prefix,
  side: SessionSide,
  receiver: SpeakerNode,
): BgpRoute | undefined {
  const best = passable(node, entry, side, receiver);
  const originated = best?.own?.kind === 'network' || best?.own?.kind === 'advertised';
  if (originated || !lists(side.originates, prefix)) return best;
  const summary = side.localKind === 'vpnGateway' || side.localKind === 'expressRouteGateway';
  return ownRoute(
    node,
    prefix,
    { kind: 'advertised' },
    {
      rule: summary ? 'R114' : 'R158',
      text: summary
        ? `summarizedGatewayPrefixes: ${node.speaker.label} announces it in place of the prefixes that it covers.`
        : `${node.speaker.label} originates it to this peer by "advertise".`,
      declarations: [side.declaration],
    },
  );
}
