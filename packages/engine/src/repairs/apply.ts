import type { Prefix } from '../address/index.js';
import type { DeclId, OsRoute, RouteTable, Subnet, Topology, UserRoute } from '../topology/index.js';
import type { TopologyEdit } from './repair.js';

type UserRouteEdit = Extract<TopologyEdit, { kind: 'addUserRoute' }>;

/**
 * A copy of the topology with the edits made; the topology itself is left alone.
 * @returns undefined if an edit cannot be made: its subject does not exist, or a route table has a route with that
 * prefix already (R048).
 */
export function applyEdits(topology: Topology, edits: readonly TopologyEdit[]): Topology | undefined {
  let edited: Topology | undefined = topology;
  for (const edit of edits) edited = edited && applyEdit(edited, edit);
  return edited;
}

function applyEdit(topology: Topology, edit: TopologyEdit): Topology | undefined {
  switch (edit.kind) {
    case 'addUserRoute':
      return addUserRoute(topology, edit);
    case 'addTunnel': {
      const { name, tunnelKind, a, b } = edit;
      const end = (device: DeclId) => ({ device, endpoint: undefined });
      const id = tunnelId(name);
      return {
        ...topology,
        tunnels: [
          ...topology.tunnels,
          { kind: 'tunnel', id, name, label: name, tunnelKind, a: end(a), b: end(b), mtu: undefined },
        ],
      };
    }
    case 'bindSession': {
      if (!topology.sessions.some(({ id }) => id === edit.session)) return undefined;
      const tunnel = tunnelId(edit.tunnelName);
      return {
        ...topology,
        sessions: topology.sessions.map((session) => (session.id === edit.session ? { ...session, tunnel } : session)),
      };
    }
    case 'addOsRoute':
      return addOsRoute(topology, edit.nva, edit.prefix, { via: 'tunnel', tunnel: tunnelId(edit.tunnelName) });
    case 'addOsRouteVia':
      return addOsRoute(topology, edit.nva, edit.prefix, { via: 'address', address: edit.address });
  }
}

function addUserRoute(topology: Topology, edit: UserRouteEdit): Topology | undefined {
  const subnet = topology.vnets.flatMap(({ subnets }) => subnets).find(({ id }) => id === edit.subnet);
  if (!subnet) return undefined;
  const table = topology.routeTables.find(({ id }) => id === subnet.routeTable);
  if (table) {
    const taken = table.routes.some(
      ({ destination }) => 'prefix' in destination && destination.prefix.text === edit.prefix.text,
    );
    if (taken) return undefined;
    const longer: RouteTable = { ...table, routes: [...table.routes, routeOf(table, edit)] };
    return { ...topology, routeTables: topology.routeTables.map((other) => (other === table ? longer : other)) };
  }
  return addTable(topology, subnet, edit);
}

/** A new table, associated with the subnet. */
function addTable(topology: Topology, subnet: Subnet, edit: UserRouteEdit): Topology {
  const taken = new Set(topology.routeTables.map(({ name }) => name));
  const name = freeName(`rt-${subnet.name}`, taken);
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

function routeOf(table: RouteTable, { name, prefix, nextHop }: UserRouteEdit): UserRoute {
  return {
    kind: 'route',
    id: `route:${table.name}/${name}`,
    name,
    destination: { prefix },
    nextHop,
  };
}

function addOsRoute(
  topology: Topology,
  nvaId: DeclId,
  prefix: Prefix,
  target: OsRoute['target'],
): Topology | undefined {
  const nva = topology.nvas.find(({ id }) => id === nvaId);
  if (!nva || nva.routes.some((route) => route.prefix.text === prefix.text)) return undefined;
  const id = `osRoute:${nva.name}#${nva.routes.length + 1}`;
  const longer = { ...nva, routes: [...nva.routes, { kind: 'osRoute' as const, id, prefix, target }] };
  return { ...topology, nvas: topology.nvas.map((other) => (other === nva ? longer : other)) };
}

/** `wanted`, or the first numbered form of it that is free. */
export function freeName(wanted: string, taken: ReadonlySet<string>): string {
  const lower = new Set([...taken].map((name) => name.toLowerCase()));
  if (!lower.has(wanted.toLowerCase())) return wanted;
  let number = 2;
  while (lower.has(`${wanted}-${number}`.toLowerCase())) number++;
  return `${wanted}-${number}`;
}

function tunnelId(name: string): DeclId {
  return `tunnel:${name}`;
}
