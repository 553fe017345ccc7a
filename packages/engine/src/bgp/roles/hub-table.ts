import { prefix as constant, isDefaultRoute, type Prefix, type PrefixTable } from '../../address/index.js';
import {
  azureAsn,
  type DeclId,
  deployedFirewall,
  hubPrefix,
  type Network,
  type VirtualHub,
  type Vnet,
} from '../../topology/index.js';
import { type CollectingTable, hubPropagation } from '../hubs/propagation.js';
import { hubRank } from '../hubs/rank.js';
import { changedNextHops, ownNextHops } from '../next-hops.js';
import type { NewSpeaker, PathRewrite, RoleRules, SpeakerNode } from '../node.js';
import { addOwn } from '../originate.js';
import { defaultWeight } from '../own-route.js';
import { unchangedPath } from '../policy.js';
import { type Reason, type Refusal, reason, refused } from '../reason.js';
import type { BgpRoute, SessionSide } from '../route.js';
import { noSpaces, spaceOf } from '../spaces.js';
import { splitHorizon } from '../split-horizon.js';

/*
 * The router of a virtual hub keeps a table for each of its route tables, and tells the other hubs. Both are speakers
 * here; toward NVAs only the default table speaks.
 */

type Kind = 'hubTable' | 'hubExport';

/** The AS number that a path gains twice between hubs (W006). */
const interHubAsn = 65520;

/** What tables and exports have in common. */
const hubRules = {
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

  adviceOnOwnAsn: (asn) => ` Send it with asOverride or asDelete ${asn}.`,
  refuse,
  rank: ({ role }, route) => hubRank(role.hub.hubRoutingPreference, route),
  compareEqual: () => 0,
  weight: () => defaultWeight,
} satisfies Partial<RoleRules<Kind>>;

/** A route table of a hub, or the routes of its firewall. */
export const hubTable: RoleRules<'hubTable'> = {
  ...hubRules,
  *speakers(network): Generator<NewSpeaker<'hubTable'>> {
    for (const table of hubPropagation(network).tables) {
      const { hub } = table;
      yield {
        speaker: {
          id: table.id,
          device: table.id,
          label: hub.label,
          kind: 'hubTable',
          instance: undefined,
          asn: azureAsn,
          addresses: hub.virtualRouterIps,
        },
        role: { kind: 'hubTable', hub, table, otherPeers: otherPeers(network, table) },
        spaces: { ...noSpaces, own: connectedSpace(network, hub, table.locals) },
      };
    }
  },
  key: ({ hub, table, otherPeers }) => [
    hub.id,
    hub.hubRoutingPreference,
    hub.virtualRouterIps.map(({ text }) => text),
    // Which VNets propagate to it shows in what it originates, in its spaces and in its sessions.
    table.branches,
    [...otherPeers].sort(),
  ],
  standsFor: ({ role }) => (isDefault(role) ? role.hub.id : undefined),
  automaticPeers: () => [],
  summaries: ({ role }) => (isDefault(role) ? [hubPrefix(role.hub.vnet) ?? []].flat() : []),
  originate(network, node) {
    const { hub, table } = node.role;
    originateConnections(network, node, table.locals);
    originateStatics(network, node, hub, table);
  },
  withhold: withholdFromTable,
  pathTowards: () => unchangedPath,
  nextHopsAtExit({ role: { hub }, speaker: { addresses } }, route, exit) {
    const self = () => ownNextHops(addresses, exit, hub.label);
    return changedNextHops(route, exit, self) ?? self();
  },
};

/** What a hub tells other hubs about some of its connections. */
export const hubExport: RoleRules<'hubExport'> = {
  ...hubRules,
  *speakers(network): Generator<NewSpeaker<'hubExport'>> {
    const { exports, hubPrefixes } = hubPropagation(network);
    for (const out of exports) {
      const { hub } = out;
      yield {
        speaker: {
          id: out.id,
          device: out.id,
          label: hub.label,
          kind: 'hubExport',
          instance: undefined,
          asn: azureAsn,
          addresses: hub.virtualRouterIps,
        },
        role: { kind: 'hubExport', hub, out, hubPrefixes },
        spaces: { ...noSpaces, own: connectedSpace(network, hub, out.connections) },
      };
    }
  },
  key: ({ hub, out, hubPrefixes }) => [hub.id, hub.hubRoutingPreference, out.branches, [...hubPrefixes]],
  *automaticPeers({ role: { hub, out } }) {
    for (const device of out.tables) yield { device, declaration: hub.id, internal: false };
  },
  summaries: () => [],
  originate: (network, node) => originateConnections(network, node, node.role.out.connections),
  withhold(node, route, side, receiver) {
    const { text } = route.prefix;
    const { label } = node.role.hub;
    if (receiver.speaker.kind !== 'hubTable' || receiver.role.kind !== 'hubTable') return notTold(label, text);
    if (isDefaultRoute(route.prefix)) {
      return reason(
        'W101',
        () => `${label} does not pass ${text} on to other hubs: a default route never crosses hubs.`,
      );
    }
    if (node.role.hubPrefixes.has(text)) {
      return reason('W007', () => `${label} does not pass ${text} on to other hubs: it is the prefix of a hub.`);
    }
    return splitHorizon(node, route, side);
  },
  pathTowards: () => betweenHubs,
  nextHopsAtExit: ({ role: { hub }, speaker: { addresses } }, _, exit) => ownNextHops(addresses, exit, hub.label),
};

/** W006: the path gains the AS number between hubs twice. */
const betweenHubs: PathRewrite = (asPath) => [interHubAsn, interHubAsn, ...asPath];

/** W109: a hub peers with NVAs in VNets that are connected to it. */
function sessionObstacle(network: Network, { role }: SpeakerNode<Kind>, peer: SpeakerNode) {
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
function peerConnection(network: Network, hub: VirtualHub, vnets: readonly Vnet[]): DeclId | undefined {
  for (const vnet of vnets) {
    const connection = network.hubConnectionOf(vnet.id);
    if (connection?.hub === hub.id) return connection.id;
  }
  return undefined;
}

/** The BGP peers of a hub whose connection does not propagate to one of its tables (W110). */
function otherPeers(network: Network, { hub, locals }: CollectingTable): ReadonlySet<DeclId> {
  const peers = network.topology.sessions.flatMap(({ a, b }) =>
    a.device === hub.id ? [b.device] : b.device === hub.id ? [a.device] : [],
  );
  return new Set(
    peers.filter((id) => {
      const nva = network.nva(id);
      const connection =
        nva &&
        peerConnection(
          network,
          hub,
          network.nicsOf(nva).map(({ vnet }) => vnet),
        );
      return connection !== undefined && !locals.has(connection);
    }),
  );
}

/** W110: a peer's routes propagate like the connection of its VNet; the default table speaks with all. */
function speaksWith(network: Network, { role }: SpeakerNode<Kind>, peer: SpeakerNode): boolean {
  if (role.kind === 'hubTable' && isDefault(role)) return true;
  const connection = peerConnection(network, role.hub, peer.rules.vnets(network, peer));
  const connections = role.kind === 'hubTable' ? role.table.locals : role.out.connections;
  return connection !== undefined && connections.has(connection);
}

function isDefault({ hub, table }: { readonly hub: VirtualHub; readonly table: CollectingTable }): boolean {
  return table.table === hub.defaultRouteTable;
}

function refuse({ role, spaces }: SpeakerNode<Kind>, prefix: Prefix, side: SessionSide): Refusal | undefined {
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

/** W061, W112: what the default table tells gateways and BGP peers; the other tables tell nobody. */
function withholdFromTable(node: SpeakerNode<'hubTable'>, route: BgpRoute, side: SessionSide): Reason | undefined {
  const { label } = node.speaker;
  const { text } = route.prefix;
  if (!isDefault(node.role) || side.remoteKind === 'hubExport') return notTold(label, text);
  if (side.origin === 'automatic') return undefined;
  return splitHorizon(node, route, side);
}

function notTold(label: string, text: string): Reason {
  return reason('W011', () => `${label} does not announce ${text}: branches and BGP peers are told defaultRouteTable.`);
}

/** The address space of the connected VNets that propagate, with which prefixes of NVAs are compared (W114). */
function connectedSpace(network: Network, hub: VirtualHub, connections: ReadonlySet<DeclId>): PrefixTable<Prefix> {
  const vnets = network.hubConnectionsOf(hub.id).filter(({ id }) => connections.has(id));
  return spaceOf(...vnets.map(({ vnet }) => network.vnet(vnet)?.addressSpace ?? []));
}

/** W023, W035: the address space of the VNets, and the static routes that their connections propagate. */
function originateConnections(network: Network, node: SpeakerNode<Kind>, connections: ReadonlySet<DeclId>): void {
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

const everywhere = constant('0.0.0.0/0');

/** W026, W087, W090: the static routes of a table, and the Internet policy of routing intent. */
function originateStatics(
  network: Network,
  node: SpeakerNode<'hubTable'>,
  hub: VirtualHub,
  { table }: CollectingTable,
): void {
  for (const { id, prefixes, nextHop } of table?.routes ?? []) {
    // With routing intent, additional prefixes of the firewall are policies and not routes of the firewall (W087, W105).
    const firewall = deployedFirewall(hub, nextHop);
    if (hub.routingIntent && firewall) continue;
    for (const prefix of prefixes) {
      addOwn(node, prefix, { kind: 'hubStatic', route: id, nextHop }, [
        'W026',
        `Static route of ${table?.label} to ${firewall?.label ?? network.label(nextHop)}.`,
        id,
      ]);
    }
  }
  const intent = hub.routingIntent;
  if (table !== hub.defaultRouteTable || intent?.internet === undefined) return;
  addOwn(node, everywhere, { kind: 'hubStatic', route: intent.id, nextHop: intent.internet }, [
    'W087',
    `Routing policy for Internet traffic of ${hub.label}.`,
    intent.id,
  ]);
}
