import { listed } from '../../findings/listed.js';
import { freeName } from '../../free-name.js';
import {
  type DeclId,
  declarationId,
  type Network,
  nextHopText,
  type RouteTable,
  type Topology,
} from '../../topology/index.js';
import { changedInVnet, subnetOf } from './changed.js';
import { anyPacket, type EditKind } from './edit-kind.js';
import { tableName } from './names.js';
import { withRoute } from './new-routes.js';
import { placeText } from './route-text.js';
import type { AddRouteTable } from './topology-edit.js';

export const addRouteTable: EditKind<AddRouteTable> = { apply, alters, touches: anyPacket, words };

function apply(topology: Topology, edit: AddRouteTable): Topology | undefined {
  const copied = topology.routeTables.find(({ id }) => id === edit.of);
  if (edit.of !== undefined && !copied) return undefined;
  const name =
    edit.name === undefined
      ? tableName(topology, edit.subnets)
      : freeName(
          edit.name,
          topology.routeTables.map((one) => one.name),
        );
  let table: RouteTable = {
    kind: 'routeTable',
    id: declarationId('routeTable', [name]),
    name,
    label: name,
    unknown: copied?.unknown ?? false,
    disableBgpRoutePropagation: edit.disableBgpRoutePropagation ?? copied?.disableBgpRoutePropagation ?? false,
    routes: copiedRoutes(copied, name, edit.without ?? []),
  };
  for (const route of edit.routes) {
    const routes = withRoute(table, route);
    if (!routes) return undefined;
    table = { ...table, routes };
  }
  let result: Topology | undefined = { ...topology, routeTables: [...topology.routeTables, table] };
  for (const id of edit.subnets) {
    result = result && changedInVnet(result, 'subnets', id, (subnet) => ({ ...subnet, routeTable: table.id }));
  }
  return result;
}

function copiedRoutes(table: RouteTable | undefined, name: string, without: readonly DeclId[]): RouteTable['routes'] {
  const kept = table?.routes.filter(({ id }) => !without.includes(id)) ?? [];
  return kept.map((route, i) => ({ ...route, id: `${declarationId('route', [name])}#${i + 1}` }));
}

function alters({ subnets }: AddRouteTable, edited: Topology): readonly DeclId[] {
  const [table] = subnets.flatMap((id) => subnetOf(edited, id)?.routeTable ?? []);
  const routes = edited.routeTables.find(({ id }) => id === table)?.routes ?? [];
  return [...subnets, ...(table === undefined ? [] : [table]), ...routes.map(({ id }) => id)];
}

function words(edits: readonly AddRouteTable[], _all: unknown, network: Network): string {
  const parts = edits.map(({ subnets, of, routes }) => {
    const where = listed(subnets.map((id) => placeText(network, id)));
    const what = routes.map(({ prefix, nextHop }) => `${prefix.text} → ${nextHopText(nextHop)}`);
    const copy = of === undefined ? '' : ` copied from ${network.label(of)}`;
    return `${where} a table of its own${copy}${what.length > 0 ? ` with ${listed(what)}` : ''}`;
  });
  return `give ${listed(parts)}`;
}
