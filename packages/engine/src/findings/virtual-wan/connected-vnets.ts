import { overlaps } from '../../address/index.js';
import { hubsOfWan } from '../../bgp/hubs/propagation.js';
import { byId } from '../../collections.js';
import { type HubVirtualNetworkConnection, type Network, servesOthers, type Vnet } from '../../topology/index.js';
import type { Finding } from '../finding.js';
import type { FindingCode } from '../finding-code.js';
import { report } from '../report.js';
import type { Rule, RuleContext } from '../rule.js';

const twoHubs: FindingCode = { code: 'AZR350', title: 'Virtual network in two virtual hubs', severity: 'error' };
const ownGateway: FindingCode = {
  code: 'AZR351',
  title: 'Connected virtual network with a gateway',
  severity: 'error',
};
const overlappingVnets: FindingCode = {
  code: 'AZR352',
  title: 'Overlap in a virtual WAN',
  severity: 'error',
};

export const connectedVnetsRule: Rule = {
  codes: [twoHubs, ownGateway, overlappingVnets],
  declarationsOnly: true,
  *find(context) {
    yield* connectedTwice(context);
    yield* withGateways(context);
    yield* overlapping(context);
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

/** W021: a connected VNet has no gateway or Route Server of its own and uses none of another VNet. */
function* withGateways({ network }: RuleContext): Generator<Finding> {
  for (const { connection, vnet } of connected(network)) {
    const own = [...vnet.vpnGateways, ...vnet.expressRouteGateways, ...vnet.routeServers][0];
    const remote = network.topology.peerings.find(
      ({ a, b }) => (a.vnet === vnet.id && a.useRemoteGateways) || (b.vnet === vnet.id && b.useRemoteGateways),
    );
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

/** W009, W144: of overlapping address spaces in a WAN, only one is reachable. */
function* overlapping({ network }: RuleContext): Generator<Finding> {
  const all = connected(network);
  for (const [i, { connection, vnet }] of all.entries()) {
    const hub = network.virtualHub(connection.hub);
    if (!hub) continue;
    const wan = new Set(hubsOfWan(network, hub).map(({ id }) => id));
    const others = [
      ...hubsOfWan(network, hub).map((other) => ({ space: other.vnet.addressSpace, label: other.label, id: other.id })),
      ...all
        .slice(0, i)
        .filter((other) => wan.has(other.connection.hub))
        .map((other) => ({ space: other.vnet.addressSpace, label: other.vnet.label, id: other.vnet.id })),
    ];
    const found = others.flatMap(({ space, label, id }) =>
      space.flatMap((prefix) =>
        vnet.addressSpace.flatMap((own) => (overlaps(own, prefix) ? [{ own, prefix, label, id }] : [])),
      ),
    )[0];
    if (!found) continue;
    const message = `${found.own.text} of ${vnet.label} overlaps ${found.prefix.text} of ${found.label}. Only one of the two is reachable through the virtual hubs. Give one of them another address space.`;
    yield report(overlappingVnets, connection.id, message, {
      related: [{ declaration: found.id, message: `${found.label} has ${found.prefix.text}.` }],
    });
  }
}

/** The connections that count, with their VNets. */
function connected(
  network: Network,
): readonly { readonly connection: HubVirtualNetworkConnection; readonly vnet: Vnet }[] {
  return [...network.topology.hubConnections].sort(byId).flatMap((connection) => {
    const vnet = network.hubConnectionOf(connection.vnet) === connection ? network.vnet(connection.vnet) : undefined;
    return vnet ? [{ connection, vnet }] : [];
  });
}
