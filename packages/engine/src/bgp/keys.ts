import type { Settings } from '../settings.js';
import type { SpeakerNode } from './node.js';
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
