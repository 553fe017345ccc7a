import { grouped } from '../../collections.js';
import { listed } from '../../findings/listed.js';
import { freeName } from '../../free-name.js';
import type { DeclId, Network, RouteTable, Subnet, Topology, UserNextHop, UserRoute } from '../../topology/index.js';
import type { EditKind } from './edit-kind.js';
import type { AddUserRoute } from './topology-edit.js';

export const addUserRoute: EditKind<AddUserRoute> = { apply, alters, touches: ({ prefix }) => [prefix], words };

/** Fails if the table already has a route for the prefix: Azure allows only one (R048). */
function apply(topology: Topology, edit: AddUserRoute): Topology | undefined {
  const subnet = topology.vnets.flatMap(({ subnets }) => subnets).find(({ id }) => id === edit.subnet);
  if (!subnet) return undefined;
  const table = topology.routeTables.find(({ id }) => id === subnet.routeTable);
  if (!table) return addTable(topology, subnet, edit);
  const taken = table.routes.some(
    ({ destination }) => 'prefix' in destination && destination.prefix.text === edit.prefix.text,
  );
  if (taken) return undefined;
  const longer: RouteTable = { ...table, routes: [...table.routes, routeOf(table, edit)] };
  return { ...topology, routeTables: topology.routeTables.map((other) => (other === table ? longer : other)) };
}

/** A new table, associated with the subnet. */
function addTable(topology: Topology, subnet: Subnet, edit: AddUserRoute): Topology {
  const name = freeName(
    `rt-${subnet.name}`,
    topology.routeTables.map((table) => table.name),
  );
  const empty: RouteTable = {
    kind: 'routeTable',
    id: `routeTable:${name}`,
    name,
    label: name,
    disableBgpRoutePropagation: false,
    routes: [],
  };
  const associated: Subnet = { ...subnet, routeTable: empty.id };
  return {
    ...topology,
    routeTables: [...topology.routeTables, { ...empty, routes: [routeOf(empty, edit)] }],
    vnets: topology.vnets.map((vnet) =>
      vnet.subnets.includes(subnet)
        ? { ...vnet, subnets: vnet.subnets.map((other) => (other === subnet ? associated : other)) }
        : vnet,
    ),
  };
}

function routeOf(table: RouteTable, { name, prefix, nextHop }: AddUserRoute): UserRoute {
  return {
    kind: 'route',
    id: `route:${table.name}/${name}`,
    name,
    destination: { prefix },
    nextHop,
  };
}

function alters({ subnet: id, prefix }: AddUserRoute, { vnets, routeTables }: Topology): readonly DeclId[] {
  const subnet = vnets.flatMap(({ subnets }) => subnets).find((each) => each.id === id);
  const table = routeTables.find((each) => each.id === subnet?.routeTable);
  const route = table?.routes.find(
    ({ destination }) => 'prefix' in destination && destination.prefix.text === prefix.text,
  );
  return [...(table ? [table.id] : []), ...(route ? [route.id] : [])];
}

/** Up to how many routes a title lists one by one. */
const namedRoutes = 3;

function words(edits: readonly AddUserRoute[], _all: unknown, network: Network): string {
  const isNamed = edits.length <= namedRoutes;
  const places = [...grouped(edits, ({ subnet }) => subnet)].map(([subnet, routes], i) => {
    const texts = routes.map(({ prefix, nextHop }) => `${prefix.text} → ${nextHopText(nextHop)}`);
    const what = isNamed ? listed(texts) : i === 0 ? `${texts.length} UDRs` : `${texts.length}`;
    return `${what} on ${subnetName(network, subnet)}`;
  });
  const noun = isNamed ? (edits.length === 1 ? 'UDR ' : 'UDRs ') : '';
  return `insert ${noun}${listed(places)}`;
}

/** "nva1's subnet" if the subnet contains NVAs, else its name. */
function subnetName(network: Network, id: DeclId): string {
  const thing = network.thing(id);
  const nics = thing?.kind === 'subnet' ? thing.subnet.nics : [];
  const nvas = [...new Set(nics.flatMap((nic) => network.nvaOfNic(nic.id)?.label ?? []))];
  return nvas.length > 0 ? `${listed(nvas)}'s subnet` : `subnet ${network.label(id)}`;
}

function nextHopText(nextHop: UserNextHop): string {
  return nextHop.type === 'VirtualAppliance' ? nextHop.address.text : nextHop.type;
}
