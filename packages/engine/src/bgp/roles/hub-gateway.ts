import { halvesOf, isDefaultRoute, type Prefix } from '../../address/index.js';
import {
  azureAsn,
  type Connection,
  type ConnectionEnd,
  type DeclId,
  endOfHub,
  expressRouteAsn,
  hubExpressRouteAddresses,
  hubPrefix,
  hubsOfWan,
  type Network,
  type VirtualHub,
  vpnGatewayAddresses,
} from '../../topology/index.js';
import { entryOf } from '../hubs/entry.js';
import { hubPropagation, poolsOf } from '../hubs/propagation.js';
import { changedNextHops, ownNextHops, sessionAddresses } from '../next-hops.js';
import type { FindSpeaker, NewSpeaker, PathRewrite, RoleRules, SpeakerNode } from '../node.js';
import { addOwn, byAdvertise, endsSeenFrom } from '../originate.js';
import { defaultWeight } from '../own-route.js';
import { unchangedPath } from '../policy.js';
import { usualRank } from '../rank.js';
import { type Reason, type Refusal, reason, refused } from '../reason.js';
import type { BgpRoute, SessionSide } from '../route.js';
import { noSpaces } from '../spaces.js';

/*
 * The gateways of a virtual hub. They hand what branches announce to the hub's tables, and tell branches what
 * defaultRouteTable holds (W061); they decide nothing by themselves.
 */

type Kind = 'hubVpnGateway' | 'hubExpressRouteGateway';

/** The rules of both kinds. */
const gatewayRules = {
  key: ({ hub, connections, branchToBranch }) => [
    hub.id,
    hubPrefix(hub.vnet)?.text,
    hub.hubRoutingPreference,
    [...connections],
    branchToBranch,
  ],
  vnets: (_, { role }) => [role.hub.vnet],
  onPremises: false,
  outlets: ({ speaker }) => [speaker.device],
  joins: undefined,

  alwaysBgp: false,
  sessionObstacle: () => undefined,
  *automaticPeers({ role: { tables } }) {
    // Exports add the AS number between hubs, so a route reaches them as it does the tables.
    for (const [device, declaration] of tables) yield { device, declaration, internal: true };
  },
  addressTowards: (_, { speaker }) => speaker.addresses[0],
  connectionAddresses: addressesAt,
  summaries: () => [],

  carriesIpv6: false,
  originationForPeer: byAdvertise,
  localNetwork: (_, node, end) => ({ addresses: addressesAt(node, end), space: node.role.hub.vnet.addressSpace }),
  routedBack(network, { role: { hub } }) {
    const hubs = [{ spoke: hub.vnet, prefixes: hub.vnet.addressSpace }];
    const connections = hubsOfWan(network.topology, hub).flatMap(({ id }) => network.hubConnectionsOf(id));
    const vnets = connections.flatMap(({ vnet }) => {
      const spoke = network.vnet(vnet);
      return spoke ? [{ spoke, prefixes: spoke.addressSpace.filter(({ family }) => family === 4) }] : [];
    });
    return [...hubs, ...vnets];
  },

  learnsBy: (peer) => (peer === 'hubTable' ? 'W061' : 'W063'),
  adviceOnOwnAsn: () => '',
  refuse: refuseIpv6,
  // What branches announce comes before what the hub's table tells: the table gets it whatever it prefers itself.
  rank: (_, route) => [isFromTable(route) ? 1 : 0, ...usualRank(route)],
  isForPeers: (route) => isFromTable(route) || route.own?.kind === 'network',
  compareEqual: () => 0,
  weight: () => defaultWeight,

  withhold,
  nextHopsAtExit({ speaker: { addresses, label } }, route, exit) {
    const self = () => ownNextHops(sessionAddresses(addresses, exit), exit, label);
    return changedNextHops(route, exit, self) ?? self();
  },
} satisfies Partial<RoleRules<Kind>>;

/** The VPN gateway of a hub. */
export const hubVpnGateway: RoleRules<'hubVpnGateway'> = {
  ...gatewayRules,
  *speakers(network): Generator<NewSpeaker<'hubVpnGateway'>> {
    for (const hub of network.topology.virtualHubs) {
      const gateway = hub.vnet.vpnGateways[0];
      if (!gateway) continue;
      const { id, label } = gateway;
      const addresses = vpnGatewayAddresses(hub.vnet, gateway);
      yield {
        speaker: { id, device: id, label, kind: 'hubVpnGateway', instance: undefined, asn: azureAsn, addresses },
        role: { kind: 'hubVpnGateway', ...partsOf(network, hub, id, true) },
        spaces: noSpaces,
      };
    }
  },
  originate(network, node, find) {
    originateHub(node);
    const { hub } = node.role;
    const gateway = hub.vnet.vpnGateways[0];
    if (!gateway) return;
    for (const connection of network.connectionsOf(gateway.id)) originateInto(network, node, connection, find);
    for (const pool of gateway.pointToSite) {
      for (const part of partsOfPool(pool)) {
        const what = part === pool ? 'Point-to-site' : 'Half of the point-to-site';
        addOwn(node, part, { kind: 'pointToSite' }, ['W066', `${what} address pool of ${gateway.label}.`, gateway.id]);
      }
    }
  },
  pathTowards: () => unchangedPath,
};

/** The ExpressRoute gateway of a hub. */
export const hubExpressRouteGateway: RoleRules<'hubExpressRouteGateway'> = {
  ...gatewayRules,
  *speakers(network): Generator<NewSpeaker<'hubExpressRouteGateway'>> {
    for (const hub of network.topology.virtualHubs) {
      const gateway = hub.vnet.expressRouteGateways[0];
      if (!gateway) continue;
      const { id, label } = gateway;
      const addresses = hubExpressRouteAddresses(hub);
      yield {
        speaker: {
          id,
          device: id,
          label,
          kind: 'hubExpressRouteGateway',
          instance: undefined,
          asn: azureAsn,
          addresses,
        },
        role: { kind: 'hubExpressRouteGateway', ...partsOf(network, hub, id, false) },
        spaces: noSpaces,
      };
    }
  },
  originate: (_, node) => originateHub(node),
  // W071. Of several circuits with equal paths, one is used (W060).
  rank: (_, route) => [isFromTable(route) ? 1 : 0, -(route.session?.receiverWeight ?? 0), ...usualRank(route)],
  pathTowards: (peer, { role }) =>
    role.hub.hubRoutingPreference === 'ASPath' && (peer === 'hubTable' || peer === 'hubExport')
      ? hairpin
      : unchangedPath,
};

/** W025: each instance of the gateway has one half of a pool. */
function partsOfPool(pool: Prefix): readonly Prefix[] {
  const halves = halvesOf(pool);
  return halves.length > 0 ? halves : [pool];
}

/** W069, V05: in mode ASPath a hub counts three AS numbers for what comes back by a circuit. */
const hairpin: PathRewrite = (asPath) =>
  asPath.length === 2 && asPath.every((asn) => asn === expressRouteAsn) ? [expressRouteAsn, ...asPath] : asPath;

/** What a gateway's role holds besides its kind. */
function partsOf(network: Network, hub: VirtualHub, gateway: DeclId, pools: boolean) {
  const { tables, exports, branchToBranch, receivesDefaultRoute } = hubPropagation(network);
  const own = network.connectionsOf(gateway).map(({ id }) => id);
  const brought = pools ? [...own, poolsOf(hub)] : own;
  const takes = (connections: ReadonlySet<DeclId>) => brought.some((one) => connections.has(one));
  const told = tables.filter((one) => one.hub === hub && (one.table === hub.defaultRouteTable || takes(one.locals)));
  const outs = exports.filter((one) => one.hub === hub && takes(one.connections));
  return {
    hub,
    tables: new Map([...told, ...outs].map((one) => [one.id, hub.id] as const)),
    connections: new Set(own.filter(receivesDefaultRoute)),
    branchToBranch: branchToBranch(hub),
  };
}

/** The addresses of the instances that have the tunnel. */
function addressesAt({ speaker: { addresses } }: SpeakerNode, { instance }: ConnectionEnd) {
  const one = instance === undefined ? undefined : addresses[instance];
  return one ? [one] : addresses;
}

/** W007: the hub's own prefix, which its branches learn. */
function originateHub(node: SpeakerNode<Kind>): void {
  const { hub } = node.role;
  const prefix = hubPrefix(hub.vnet);
  if (prefix) addOwn(node, prefix, { kind: 'network' }, ['W007', `Address prefix of ${hub.label}.`, hub.id]);
}

/** W065: the static prefixes of a VPN site. */
function originateInto(network: Network, node: SpeakerNode<Kind>, connection: Connection, find: FindSpeaker): void {
  const { id } = connection;
  if (!endOfHub(connection)) return;
  const [near, far] = endsSeenFrom(connection, node.speaker.device);
  const peer = find(far.device);
  const local = peer?.rules.localNetwork(network, peer, far);
  for (const prefix of near.prefixes ?? (connection.enableBgp ? [] : (local?.space ?? []))) {
    addOwn(node, prefix, { kind: 'connection', connection: id, far: far.device }, [
      'W065',
      `Static route into connection ${connection.label}: address space of the VPN site ${network.label(far.device)}.`,
      id,
    ]);
  }
}

function refuseIpv6({ speaker: { label } }: SpeakerNode, prefix: BgpRoute['prefix']): Refusal | undefined {
  if (prefix.family === 4) return undefined;
  return refused('ipv4Only', 'W009', () => `${label} drops ${prefix.text}: a virtual hub carries IPv4 only.`);
}

function isFromTable({ session }: BgpRoute): boolean {
  return session?.localKind === 'hubTable';
}

function withhold(
  node: SpeakerNode<Kind>,
  route: BgpRoute,
  side: SessionSide,
  receiver: SpeakerNode,
): Reason | undefined {
  return side.origin === 'automatic' ? intoTables(node, route, receiver) : intoConnection(node, route, side);
}

/** Why a route does not propagate to a table, or to other hubs. */
function intoTables(node: SpeakerNode<Kind>, route: BgpRoute, receiver: SpeakerNode): Reason | undefined {
  const { label } = node.speaker;
  const { text } = route.prefix;
  if (isFromTable(route)) return reason('W061', () => `${label} has ${text} from ${receiver.speaker.label} itself.`);
  // That of another hub, which comes back by a circuit, is one (W070).
  if (route.own?.kind === 'network') {
    return reason('W007', () => `The prefix ${text} of a hub is no row of its tables.`);
  }
  const connection = entryOf(route).connection ?? poolsOf(node.role.hub);
  const { role } = receiver;
  const connections =
    role.kind === 'hubTable' ? role.table.locals : role.kind === 'hubExport' ? role.out.connections : undefined;
  return connections?.has(connection)
    ? undefined
    : reason('W012', () => `The connection that brings ${text} does not propagate to ${receiver.speaker.label}.`);
}

/** Why a branch is not told a route. */
function intoConnection(node: SpeakerNode<Kind>, route: BgpRoute, side: SessionSide): Reason | undefined {
  const { label } = node.speaker;
  const { text } = route.prefix;
  const { by, connection } = entryOf(route);
  if (connection === side.declaration) {
    return reason('W061', () => `${label} does not send ${text} back to the branch that it came from.`);
  }
  if (isDefaultRoute(route.prefix) && !node.role.connections.has(side.declaration)) {
    return reason(
      'W103',
      () => `${label} does not pass ${text} on: the connection does not have enableInternetSecurity.`,
    );
  }
  const overExpressRoute = node.role.kind === 'hubExpressRouteGateway';
  if (by === 'expressRoute' && overExpressRoute) {
    return reason(
      'W068',
      () => `${label} does not pass ${text} from one circuit to another; that requires Global Reach.`,
    );
  }
  if ((by === 'vpn' || by === 'expressRoute') && !node.role.branchToBranch) {
    return reason(
      'W067',
      () => `${label} does not pass ${text} from one branch to another: allowBranchToBranchTraffic is false.`,
    );
  }
  return undefined;
}
