import { byId } from '../../collections.js';
import { type HubVirtualNetworkConnection, type Network, servesOthers, type Vnet } from '../../topology/index.js';
import type { Finding } from '../finding.js';
import type { FindingCode } from '../finding-code.js';
import { report } from '../report.js';
import type { Rule, RuleContext } from '../rule.js';

export const twoHubs: FindingCode = { code: 'AZR350', title: 'Virtual network in two virtual hubs', severity: 'error' };
export const ownGateway: FindingCode = {
  code: 'AZR351',
  title: 'Connected virtual network with a gateway',
  severity: 'error',
};

export const connectedVnetsRule: Rule = {
  codes: [twoHubs, ownGateway],
  declarationsOnly: true,
  *find(context) {
    yield* connectedTwice(context);
    yield* withGateways(context);
  },
};

/** W021: a VNet is connected to one hub only; the first connection by ID counts. */
function* connectedTwice({ network }: RuleContext): Generator<Finding> {
  for (const connection of [...network.topology.hubConnections].sort(byId)) {
    const counted = network.hubConnectionOf(connection.vnet);
    if (!counted || counted === connection) continue;
    const vnet = network.label(connection.vnet);
    const message = `${vnet} is already connected to ${network.label(counted.hub)}, so this connection has no effect. A virtual network can be connected to one virtual hub only. Remove one of the two connections.`;
    yield report(twoHubs, connection.id, message, {
      related: [{ declaration: counted.id, message: `${vnet} is connected here.` }],
    });
  }
}

/** W021, W127: a connected VNet has no gateway or Route Server of its own and uses none of another VNet. */
function* withGateways({ network }: RuleContext): Generator<Finding> {
  const halves = network.topology.peerings.flatMap((peering) =>
    [peering.a, peering.b].map((half) => ({ peering, half })),
  );
  const users = halves.filter(({ half }) => half.useRemoteGateways);
  const remoteGateways = new Map(users.map(({ peering, half }) => [half.vnet, peering]));
  for (const { connection, vnet } of connected(network)) {
    const own = [...vnet.vpnGateways, ...vnet.expressRouteGateways, ...vnet.routeServers][0];
    const remote = remoteGateways.get(vnet.id);
    if (!servesOthers(vnet) && !remote) continue;
    const [what, cure, id] = own
      ? [`has ${own.label}`, `Remove ${own.label}, or connect another virtual network`, own.id]
      : ['uses the gateways of another virtual network', 'Remove useRemoteGateways from its peering', remote?.id ?? ''];
    const message = `${vnet.label} ${what} and cannot be connected to ${network.label(connection.hub)}. The connection takes the place of gateways: Azure refuses it beside a gateway, a Route Server or useRemoteGateways. ${cure}.`;
    yield report(ownGateway, connection.id, message, {
      related: [{ declaration: id, message: `${vnet.label} ${what}.` }],
    });
  }
}

/** The connections that count, with their VNets. */
function connected(
  network: Network,
): readonly { readonly connection: HubVirtualNetworkConnection; readonly vnet: Vnet }[] {
  const connections = network.topology.virtualHubs.flatMap(({ id }) => network.hubConnectionsOf(id));
  return connections.sort(byId).flatMap((connection) => {
    const vnet = network.vnet(connection.vnet);
    return vnet ? [{ connection, vnet }] : [];
  });
}
