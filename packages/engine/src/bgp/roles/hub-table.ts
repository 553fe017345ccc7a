import { prefix as constant } from '../../address/index.js';
import {
  azureAsn,
  type DeclId,
  deployedFirewall,
  hubPrefix,
  type Network,
  type VirtualHub,
} from '../../topology/index.js';
import { type CollectingTable, hubPropagation } from '../hubs/propagation.js';
import { changedNextHops, ownNextHops } from '../next-hops.js';
import type { NewSpeaker, RoleRules, SpeakerNode } from '../node.js';
import { addOwn } from '../originate.js';
import { unchangedPath } from '../policy.js';
import type { Reason } from '../reason.js';
import type { BgpRoute, SessionSide } from '../route.js';
import { noSpaces } from '../spaces.js';
import { splitHorizon } from '../split-horizon.js';
import { connectedSpace, hubRules, isDefault, notTold, originateConnections, peerConnection } from './hub-rules.js';

/** A route table of a hub, or the routes of its firewall. Each selects for itself (W024). */
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

/**
 * W061, W112: what the default table tells gateways and BGP peers; the other tables tell nobody. Routing intent does not
 * change it (W091): policies are no routes of BGP.
 */
function withholdFromTable(node: SpeakerNode<'hubTable'>, route: BgpRoute, side: SessionSide): Reason | undefined {
  const { label } = node.speaker;
  const { text } = route.prefix;
  if (!isDefault(node.role) || side.remoteKind === 'hubExport') return notTold(label, text);
  if (side.origin === 'automatic') return undefined;
  return splitHorizon(node, route, side);
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
