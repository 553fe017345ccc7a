import { prefix as constant, covers, type Prefix, type PrefixTable } from '../address/index.js';
import { type SpeakerNode, spaceHolding } from './node.js';
import type { Reason } from './reason.js';
import type { SessionSide } from './route.js';

const linkLocal = constant('169.254.0.0/16');

/** Why a speaker does not take a route that reaches it; undefined if it does. */
export function refusal(
  node: SpeakerNode,
  prefix: Prefix,
  asPath: readonly number[],
  side: SessionSide,
): Reason | undefined {
  const { speaker } = node;
  if (speaker.asn !== undefined && asPath.includes(speaker.asn)) {
    const cure = speaker.kind === 'routeServer' ? ` Send it with asOverride or asDelete ${speaker.asn} (R144).` : '';
    return because(
      'R143',
      () =>
        `${speaker.label} drops ${prefix.text}: its own ASN ${speaker.asn} stands in the AS path ${asPath.join('-')}.${cure}`,
    );
  }
  if (speaker.kind === 'routeServer') return routeServerRefusal(node, prefix, side);
  if (speaker.kind === 'vpnGateway' && prefix.family === 6) {
    return because('R032', () => `${speaker.label} drops ${prefix.text}: a VPN gateway carries IPv4 only.`);
  }
  if (speaker.kind === 'vpnGateway' && side.origin === 'declared') return gatewayRefusal(node, prefix);
  return undefined;
}

function routeServerRefusal(node: SpeakerNode, prefix: Prefix, side: SessionSide): Reason | undefined {
  if (prefix.family === 6) {
    return because('R033', () => `${node.speaker.label} drops ${prefix.text}: Route Server carries IPv4 only.`);
  }
  if (side.origin === 'automatic' || node.settings.routeServerLearnsOwnPrefixes) return undefined;
  const own = inside(node.ownSpace, prefix);
  if (own) {
    return because(
      'R276',
      () => `${node.speaker.label} does not take ${prefix.text}: it is ${own} its own VNet's address space.`,
    );
  }
  if (node.spokeSpace.get(prefix)) {
    return because(
      'R273',
      () =>
        `${node.speaker.label} does not take ${prefix.text}: it originates that prefix itself, for a VNet that uses it as remote gateway.`,
    );
  }
  return undefined;
}

/** R108: on-premises may not announce the prefix of the VNet or of a gateway-transit spoke, nor a part of it. */
function gatewayRefusal(node: SpeakerNode, prefix: Prefix): Reason | undefined {
  const own = inside(node.ownSpace, prefix) ?? inside(node.spokeSpace, prefix);
  return own
    ? because(
        'R108',
        () =>
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

function because(rule: Reason['rule'], text: () => string): Reason {
  return { rule, text };
}
