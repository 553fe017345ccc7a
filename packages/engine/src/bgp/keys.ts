import type { Prefix } from '../address/index.js';
import type { Settings } from '../settings.js';
import { type SpeakerNode, spaceHolding } from './node.js';
import type { SessionSide } from './route.js';

/**
 * A text that is equal for two topologies whose speakers and sessions are the same in all that propagation looks at,
 * whatever prefixes they originate.
 */
export function graphKey(nodes: readonly SpeakerNode[], sessions: readonly SessionSide[], settings: Settings): string {
  return JSON.stringify([
    settings.routeServerLearnsOwnPrefixes,
    nodes.map(({ speaker, role }) => [speaker.id, speaker.label, speaker.asn, texts(speaker.addresses), roleKey(role)]),
    sessions.map((side) => [
      side.id,
      side.kind,
      side.origin,
      side.tunnel,
      side.receiverWeight,
      side.down?.text,
      side.policy,
      side.originates,
    ]),
  ]);
}

/**
 * A text that is equal if a prefix has the same origins, and lies in the same way to the address space of each speaker,
 * in two topologies with one {@link graphKey}.
 */
export function prefixKey(nodes: readonly SpeakerNode[], prefix: Prefix): string {
  const parts: string[] = [];
  for (const node of nodes) {
    const own = node.own.get(prefix.text);
    const space =
      spaceHolding(node.ownSpace, prefix) ??
      spaceHolding(node.spokeSpace, prefix) ??
      spaceHolding(node.unrelayedSpace, prefix);
    if (!own && !space) continue;
    const origins = own?.map(
      (route) => `${JSON.stringify(route.own)}${route.cause.text}${route.cause.declarations.join()}`,
    );
    parts.push(
      `${node.speaker.id}|${space?.text}|${node.spokeSpace.get(prefix)?.text}|${spaceHolding(node.unrelayedSpace, prefix)?.text}|${origins?.join('&')}`,
    );
  }
  return parts.join('\n');
}

function roleKey(role: SpeakerNode['role']): unknown {
  switch (role.kind) {
    case 'routeServer':
      return [role.vnet.id, role.routeServer.branchToBranch, role.routeServer.hubRoutingPreference];
    case 'vpnGateway':
    case 'expressRouteGateway':
      return [role.vnet.id, role.vnet.addressSpace.map(({ text }) => text), texts(role.vnet.summarizedGatewayPrefixes)];
    case 'router':
      return [role.site.id, role.site.label, role.site.transit];
    case 'nva':
    case 'circuit':
      return role.kind;
  }
}

function texts(things: readonly { readonly text: string }[]): string[] {
  return things.map(({ text }) => text);
}
