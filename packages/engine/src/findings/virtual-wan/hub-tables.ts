import { byId } from '../../collections.js';
import {
  type DeclId,
  defaultLabel,
  deployedFirewall,
  endOfHub,
  hubsOfWan,
  type Network,
  type RoutingConfiguration,
  tablesOf,
  type VirtualHub,
} from '../../topology/index.js';
import type { Finding } from '../finding.js';
import type { FindingCode } from '../finding-code.js';
import { listed } from '../listed.js';
import { report } from '../report.js';
import type { Rule } from '../rule.js';

export const foreignTable: FindingCode = {
  code: 'AZR354',
  title: 'Route table or label that a connection cannot use',
  severity: 'error',
};
export const branchAssociation: FindingCode = {
  code: 'AZR355',
  title: 'Branch associated with a custom route table',
  severity: 'error',
};
export const refusedIntent: FindingCode = {
  code: 'AZR356',
  title: 'Routing intent beside custom routing',
  severity: 'error',
};
export const differentBranches: FindingCode = {
  code: 'AZR357',
  title: 'Branches that propagate to different route tables',
  severity: 'warning',
};

export const hubTablesRule: Rule = {
  codes: [foreignTable, branchAssociation, refusedIntent, differentBranches],
  declarationsOnly: true,
  *find({ network }) {
    for (const hub of [...network.topology.virtualHubs].sort(byId)) {
      for (const connection of connectionsOf(network, hub)) yield* aboutConnection(network, hub, connection);
      yield* aboutIntent(network, hub);
      yield* aboutBranches(network, hub);
    }
  },
};

/** A connection of a hub, of a VNet or a branch. */
export interface Configured {
  readonly id: DeclId;
  readonly label: string;
  readonly isBranch: boolean;
  readonly routing: RoutingConfiguration;
}

/** The connections that count at a hub: those of VNets, and those of the gateways that it uses, by id. */
export function connectionsOf(network: Network, hub: VirtualHub): readonly Configured[] {
  const vnets = network.hubConnectionsOf(hub.id).map((one) => ({ ...one, isBranch: false }));
  const gateways = [...hub.vnet.vpnGateways.slice(0, 1), ...hub.vnet.expressRouteGateways.slice(0, 1)];
  const branches = gateways.flatMap(({ id }) =>
    network.connectionsOf(id).flatMap((connection): Configured[] => {
      const routing = endOfHub(connection)?.routing;
      return routing ? [{ id: connection.id, label: connection.label, isBranch: true, routing }] : [];
    }),
  );
  return [...vnets, ...branches].sort(byId);
}

function* aboutConnection(
  network: Network,
  hub: VirtualHub,
  { id, label, isBranch, routing: { associatedRouteTable, propagation } }: Configured,
): Generator<Finding> {
  if (associatedRouteTable !== undefined && isBranch && associatedRouteTable !== hub.defaultRouteTable.id) {
    const message = `${label} cannot be associated with ${network.label(associatedRouteTable)}: branches always use defaultRouteTable, and azroute does so. Remove associatedRouteTable.`;
    yield report(branchAssociation, id, message);
  } else if (associatedRouteTable !== undefined && !tablesOf(hub).some((table) => table.id === associatedRouteTable)) {
    const message = `${network.label(associatedRouteTable)} is not a route table of ${hub.label}, so ${label} cannot be associated with it. A connection is associated with a table of its own hub; azroute uses defaultRouteTable.`;
    yield report(foreignTable, id, message, { key: 'association' });
  }
  const known = new Set(
    hubsOfWan(network.topology, hub).flatMap((one) => tablesOf(one).flatMap(({ labels }) => labels)),
  );
  for (const unknown of (propagation?.labels ?? []).filter((one) => !known.has(one))) {
    const message = `No route table of the virtual WAN has the label ${unknown}, so the label has no effect on ${label}. Give the label to a route table, or remove it here.`;
    yield report(foreignTable, id, message, { severity: 'warning', key: unknown });
  }
}

/** W085: Azure refuses routing intent beside custom tables, static routes to connections and other propagation. */
function* aboutIntent(network: Network, hub: VirtualHub): Generator<Finding> {
  const { routingIntent: intent, defaultRouteTable } = hub;
  if (!intent) return;
  const statics = defaultRouteTable.routes.filter(({ nextHop }) => !deployedFirewall(hub, nextHop));
  // W086: the built-in tables and the label `default` are what Azure itself writes into the connections.
  const builtIn = new Set(
    hubsOfWan(network.topology, hub).flatMap((one) => [one.defaultRouteTable.id, one.noneRouteTable.id]),
  );
  const isOther = (table: DeclId | undefined) => table !== undefined && !builtIn.has(table);
  const configured = connectionsOf(network, hub).filter(
    ({ routing: { associatedRouteTable, propagation } }) =>
      isOther(associatedRouteTable) ||
      propagation?.routeTables.some(isOther) ||
      propagation?.labels.some((label) => label !== defaultLabel),
  );
  const reasons = [
    ...hub.hubRouteTables.map((table) => ({ id: table.id, text: `the route table ${table.name}` })),
    ...statics.map(({ id, nextHop }) => ({ id, text: `a static route to ${network.label(nextHop)}` })),
    ...configured.map(({ id, label }) => ({ id, text: `the routing configuration of ${label}` })),
  ];
  if (reasons.length === 0) return;
  const texts = listed(reasons.slice(0, 3).map(({ text }) => text));
  const message = `Azure refuses routing intent in ${hub.label} beside ${texts}. With routing intent, the hub decides association and propagation of all connections; azroute ignores what is written. Remove what is listed, or the routing intent.`;
  yield report(refusedIntent, intent.id, message, {
    related: reasons.map(({ id, text }) => ({ declaration: id, message: `This is ${text}.` })),
  });
}

/** W017: all branches of a hub should propagate to the same tables. */
function* aboutBranches(network: Network, hub: VirtualHub): Generator<Finding> {
  if (hub.routingIntent) return;
  const branches = connectionsOf(network, hub).filter(({ isBranch }) => isBranch);
  const keyOf = ({ routing: { propagation } }: Configured) =>
    propagation
      ? [...propagation.routeTables, ...propagation.labels.map((label) => `#${label}`)].sort().join()
      : '#default';
  const first = branches[0];
  const other = first && branches.find((one) => keyOf(one) !== keyOf(first));
  if (!first || !other) return;
  const message = `${other.label} and ${first.label} propagate to different route tables. All branches of a hub should propagate to the same ones; otherwise some networks know one branch and not the other. Write the same propagation at both.`;
  yield report(differentBranches, other.id, message, {
    related: [{ declaration: first.id, message: `${first.label} propagates to other route tables.` }],
  });
}
