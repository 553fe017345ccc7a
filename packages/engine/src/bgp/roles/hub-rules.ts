import type { Prefix, PrefixTable } from '../../address/index.js';
import type { DeclId, Network, VirtualHub, Vnet } from '../../topology/index.js';
import type { CollectingTable } from '../hubs/propagation.js';
import { hubRank } from '../hubs/rank.js';
import type { RoleRules, SpeakerNode } from '../node.js';
import { addOwn } from '../originate.js';
import { defaultWeight } from '../own-route.js';
import { type Reason, type Refusal, reason, refused } from '../reason.js';
import type { SessionSide } from '../route.js';
import { spaceOf } from '../spaces.js';

/*
 * The router of a virtual hub keeps a table for each of its route tables, and tells the other hubs. Both are speakers;
 * toward NVAs only the default table speaks.
 */

/** The speakers of a hub. */
export type HubKind = 'hubTable' | 'hubExport';

/** The rules that tables and exports have in common. */
export const hubRules = {
  vnets: (_, { role }) => [role.hub.vnet],
  onPremises: false,
  outlets: ({ role: { hub } }) =>
    [...hub.vnet.vpnGateways.slice(0, 1), ...hub.vnet.expressRouteGateways.slice(0, 1)].map(({ id }) => id),
  joins: undefined,
  answersFor: ({ role }) => [role.hub.id],
  speaksWith,

  alwaysBgp: false,
  sessionObstacle,
  addressTowards: (_, { role }) => role.hub.virtualRouterIps[0],
  connectionAddresses: ({ role }) => role.hub.virtualRouterIps,

  // W009
  carriesIpv6: false,
  originationForPeer: ({ role: { hub } }) => ({
    rule: 'W007',
    text: `The address prefix of ${hub.label}, which it announces to its own BGP peers and branches.`,
  }),
  localNetwork: () => ({ addresses: [], space: [] }),
  routedBack: () => [],

  learnsBy: (peer) => (peer === 'hubExport' ? 'W006' : peer === 'nva' ? 'W111' : 'W063'),
  adviceOnOwnAsn: (asn) => ` Send it with asOverride or asDelete ${asn}.`,
  refuse,
  rank: ({ role }, route) => hubRank(role.hub.hubRoutingPreference, route),
  compareEqual: () => 0,
  weight: () => defaultWeight,
} satisfies Partial<RoleRules<HubKind>>;

/** W109: a hub peers with NVAs in VNets that are connected to it. */
function sessionObstacle(network: Network, { role }: SpeakerNode<HubKind>, peer: SpeakerNode) {
  const { label } = peer.speaker;
  const hub = role.hub.label;
  if (peer.role.kind !== 'nva') {
    return {
      rule: 'W109' as const,
      text: `${label} cannot peer with virtual hub ${hub}: a hub peers with NVAs in VNets that are connected to it. Let an NVA peer with it.`,
    };
  }
  if (peerConnection(network, role.hub, peer.rules.vnets(network, peer))) return undefined;
  return {
    rule: 'W109' as const,
    text: `${label} has no NIC in a VNet that is connected to virtual hub ${hub}, so the session stays down. Connect its VNet to the hub.`,
  };
}

/** The connection of the VNet in which an NVA peers with a hub. */
export function peerConnection(network: Network, hub: VirtualHub, vnets: readonly Vnet[]): DeclId | undefined {
  for (const vnet of vnets) {
    const connection = network.hubConnectionOf(vnet.id);
    if (connection?.hub === hub.id) return connection.id;
  }
  return undefined;
}

/** W110: a peer's routes propagate like the connection of its VNet; the default table speaks with all. */
function speaksWith(network: Network, { role }: SpeakerNode<HubKind>, peer: SpeakerNode): boolean {
  if (role.kind === 'hubTable' && isDefault(role)) return true;
  const connection = peerConnection(network, role.hub, peer.rules.vnets(network, peer));
  const connections = role.kind === 'hubTable' ? role.table.locals : role.out.connections;
  return connection !== undefined && connections.has(connection);
}

/** Whether it is the default table, which alone speaks with branches and BGP peers (W061, W110). */
export function isDefault({ hub, table }: { readonly hub: VirtualHub; readonly table: CollectingTable }): boolean {
  return table.table === hub.defaultRouteTable;
}

function refuse({ role, spaces }: SpeakerNode<HubKind>, prefix: Prefix, side: SessionSide): Refusal | undefined {
  const { label } = role.hub;
  if (prefix.family === 6) {
    return refused('ipv4Only', 'W009', () => `${label} drops ${prefix.text}: a virtual hub carries IPv4 only.`);
  }
  if (role.kind === 'hubExport' || side.origin !== 'declared') return undefined;
  if (role.otherPeers.has(side.local)) {
    return refused(
      'notPropagated',
      'W110',
      () =>
        `${label} does not take ${prefix.text} into ${role.table.table?.label}: the connection of its peer's VNet does not propagate to this table.`,
    );
  }
  // W114: other hubs learn it all the same (V08).
  const around = spaces.own.covering(prefix)[0];
  if (!around || around.length === prefix.length) return undefined;
  return refused(
    'ownSpace',
    'W114',
    () =>
      `${label} does not take ${prefix.text} from its peer: it lies inside ${around.text} of a VNet connected to this hub.`,
  );
}

/** Why branches and BGP peers are not told a route. */
export function notTold(label: string, text: string): Reason {
  return reason('W011', () => `${label} does not announce ${text}: branches and BGP peers are told defaultRouteTable.`);
}

/** The address space of the connected VNets that propagate, with which prefixes of NVAs are compared (W114). */
export function connectedSpace(
  network: Network,
  hub: VirtualHub,
  connections: ReadonlySet<DeclId>,
): PrefixTable<Prefix> {
  const vnets = network.hubConnectionsOf(hub.id).filter(({ id }) => connections.has(id));
  return spaceOf(...vnets.map(({ vnet }) => network.vnet(vnet)?.addressSpace ?? []));
}

/** W023, W035, W098 (V06): the address space of the VNets, and the static routes that their connections propagate. */
export function originateConnections(
  network: Network,
  node: SpeakerNode<HubKind>,
  connections: ReadonlySet<DeclId>,
): void {
  for (const connection of network.hubConnectionsOf(node.role.hub.id)) {
    if (!connections.has(connection.id)) continue;
    const vnet = network.vnet(connection.vnet);
    for (const prefix of vnet?.addressSpace ?? []) {
      addOwn(
        node,
        prefix,
        { kind: 'vnetConnection', connection: connection.id, vnet: connection.vnet, nextHop: undefined },
        ['W023', `Address space of ${vnet?.label}, by connection ${connection.label}.`, connection.id],
      );
    }
    if (!connection.propagateStaticRoutes) continue;
    for (const { prefixes, nextHop } of connection.staticRoutes) {
      for (const prefix of prefixes) {
        addOwn(
          node,
          prefix,
          { kind: 'vnetConnection', connection: connection.id, vnet: connection.vnet, nextHop: nextHop.text },
          [
            'W035',
            `Static route of connection ${connection.label}, which propagates its static routes.`,
            connection.id,
          ],
        );
      }
    }
  }
}
