import { prefix as constant, covers, type Prefix, type PrefixTable } from '../address/index.js';
import type { Settings } from '../settings.js';
import type { Cause } from '../topology/index.js';
import { type SpeakerNode, spaceHolding } from './node.js';
import type { BgpRoute, SessionSide } from './route.js';

const linkLocal = constant('169.254.0.0/16');

/** Why a speaker does not take a route that reaches it; undefined if it does. */
export function refusal(node: SpeakerNode, route: BgpRoute, side: SessionSide, settings: Settings): Cause | undefined {
  const { speaker } = node;
  const path = route.asPath.join('-');
  if (speaker.asn !== undefined && route.asPath.includes(speaker.asn)) {
    const cure = speaker.kind === 'routeServer' ? ` Send it with asOverride or asDelete ${speaker.asn} (R144).` : '';
    return because(
      'R143',
      side,
      `${speaker.label} drops ${route.prefix.text}: its own ASN ${speaker.asn} stands in the AS path ${path}.${cure}`,
    );
  }
  if (speaker.kind === 'routeServer') return routeServerRefusal(node, route, side, settings);
  if (speaker.kind === 'vpnGateway' && route.prefix.family === 6) {
    return because('R032', side, `${speaker.label} drops ${route.prefix.text}: a VPN gateway carries IPv4 only.`);
  }
  if (speaker.kind === 'vpnGateway' && side.origin === 'declared') return gatewayRefusal(node, route, side);
  return undefined;
}

function routeServerRefusal(
  node: SpeakerNode,
  route: BgpRoute,
  side: SessionSide,
  settings: Settings,
): Cause | undefined {
  const { prefix } = route;
  if (prefix.family === 6) {
    return because('R033', side, `${node.speaker.label} drops ${prefix.text}: Route Server carries IPv4 only.`);
  }
  if (side.origin === 'automatic' || settings.routeServerLearnsOwnPrefixes) return undefined;
  const own = inside(node.ownSpace, prefix);
  if (own) {
    return because(
      'R276',
      side,
      `${node.speaker.label} does not take ${prefix.text}: it is ${own} its own VNet's address space.`,
    );
  }
  if (node.spokeSpace.get(prefix)) {
    return because(
      'R273',
      side,
      `${node.speaker.label} does not take ${prefix.text}: it originates that prefix itself, for a VNet that uses it as remote gateway.`,
    );
  }
  return undefined;
}

/** R108: on-premises may not announce the prefix of the VNet or of a gateway-transit spoke, nor a part of it. */
function gatewayRefusal(node: SpeakerNode, route: BgpRoute, side: SessionSide): Cause | undefined {
  const { prefix } = route;
  const own = inside(node.ownSpace, prefix) ?? inside(node.spokeSpace, prefix);
  return own
    ? because(
        'R108',
        side,
        `${node.speaker.label} drops ${prefix.text}: it is ${own} the address space of its own VNet or of a VNet that uses it as remote gateway.`,
      )
    : undefined;
}

/** R274: learned, but not programmed into NICs. */
export function isLinkLocal(prefix: Prefix): boolean {
  return covers(linkLocal, prefix);
}

function inside(space: PrefixTable<Prefix>, prefix: Prefix): string | undefined {
  const outer = spaceHolding(space, prefix);
  return outer && (outer.text === prefix.text ? 'equal to' : 'inside');
}

function because(rule: Cause['rule'], side: SessionSide, text: string): Cause {
  return { rule, text, declarations: [side.declaration] };
}
