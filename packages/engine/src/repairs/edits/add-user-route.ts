import { grouped } from '../../collections.js';
import { listed } from '../../findings/listed.js';
import { type DeclId, type Network, nextHopText, type Topology } from '../../topology/index.js';
import { addRouteTable } from './add-route-table.js';
import { changedAt, subnetOf } from './changed.js';
import type { EditKind } from './edit-kind.js';
import { withRoute } from './new-routes.js';
import { placeText } from './route-text.js';
import type { AddUserRoute } from './topology-edit.js';

export const addUserRoute: EditKind<AddUserRoute> = { apply, alters, touches: ({ prefix }) => [prefix], words };

/** Fails if the table already has a route for the prefix. */
function apply(topology: Topology, edit: AddUserRoute): Topology | undefined {
  const subnet = subnetOf(topology, edit.subnet);
  if (!subnet) return undefined;
  if (subnet.routeTable === undefined) {
    return addRouteTable.apply(topology, { kind: 'addRouteTable', subnets: [subnet.id], routes: [edit] });
  }
  return changedAt(topology, 'routeTables', subnet.routeTable, (table) => {
    const routes = withRoute(table, edit);
    return routes && { ...table, routes };
  });
}

function alters({ subnet: id, prefix }: AddUserRoute, topology: Topology): readonly DeclId[] {
  const subnet = subnetOf(topology, id);
  const table = topology.routeTables.find((each) => each.id === subnet?.routeTable);
  const route = table?.routes.find(
    ({ destination }) => 'prefix' in destination && destination.prefix.text === prefix.text,
  );
  return [...(table ? [table.id] : []), ...(route ? [route.id] : [])];
}

/** Up to how many routes a title lists one by one. */
const namedRoutes = 3;

function words(edits: readonly AddUserRoute[], _all: unknown, network: Network): string {
  const places = [...grouped(edits, ({ subnet }) => subnet)];
  const place = (subnet: DeclId) => placeText(network, subnet);
  if (edits.length <= namedRoutes) {
    const texts = places.map(([subnet, routes]) => {
      const names = routes.map(({ prefix, nextHop }) => `${prefix.text} → ${nextHopText(nextHop)}`);
      return `${listed(names)} on ${place(subnet)}`;
    });
    return `insert ${edits.length === 1 ? 'UDR' : 'UDRs'} ${listed(texts)}`;
  }
  if (places.length === edits.length) {
    return `insert one UDR each on ${listed(places.map(([subnet]) => place(subnet)))}`;
  }
  const counts = places.map(([subnet, { length }], i) => {
    const noun = i > 0 ? '' : length === 1 ? ' UDR' : ' UDRs';
    return `${length}${noun} on ${place(subnet)}`;
  });
  return `insert ${listed(counts)}`;
}
