import {
  type Address,
  type NextHopType,
  type Prefix,
  parseAddress,
  prefix,
  type RouteSource,
  type RouteTable,
  type Subnet,
  type Topology,
  type UserRoute,
  type Vnet,
} from '@azroute/engine';
import type { OracleBgp } from './bgp.js';
import { holds, hostOf, isInside } from './bits.js';
import { type Injected, injectedBy } from './injected.js';
import { deliverable, endpointsOf, hubOf, neighboursOf, type PlacedEndpoint } from './world.js';

/** A row of an effective route table. */
export interface Row {
  readonly source: RouteSource;
  readonly state: 'Active' | 'Invalid';
  /** A prefix's text, or a service tag. */
  readonly destination: string;
  readonly type: NextHopType;
  readonly hops: readonly string[];
}

interface DefaultRow {
  readonly destination: Prefix | string;
  readonly type: NextHopType;
  readonly endpoint?: PlacedEndpoint;
}

/** The documented None rows (R003). */
const noneRows = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10'].map(prefix);

/** The effective routes of every NIC in a subnet, in no particular order (R055). */
export function oracleTable(topology: Topology, bgp: OracleBgp, vnet: Vnet, subnet: Subnet): Row[] {
  const table = topology.routeTables.find(({ id }) => id === subnet.routeTable);
  const given = givenBy(topology, table?.routes ?? []);
  const services = serviceRows(topology, subnet);
  const kept = services.map(({ destination }) => (typeof destination === 'string' ? destination : destination.text));
  // T08: a tag's route to the Internet leaves the row of a service endpoint.
  const inForce = (one: Given) =>
    one.first && !(one.tag && one.route.nextHop.type === 'Internet' && one.known && kept.includes(one.text));
  const user = given.filter(inForce).map(({ route }) => route);
  const served = services.flatMap(({ destination }) => (typeof destination === 'string' ? [] : [destination]));
  const neighbours = neighboursOf(topology, vnet);
  const space = [...vnet.addressSpace, ...neighbours.flatMap(({ visible }) => visible)];
  const injected = injectedInto(topology, bgp, vnet, table).filter(
    // R037: absent if equal to or inside own or peer prefixes.
    // R040: the same with the prefixes of service endpoints.
    (route) => ![...space, ...served].some((range) => isInside(route.prefix, range)),
  );
  return [
    ...[...defaultRows(topology, vnet), ...services]
      .filter((row) =>
        stays(
          row,
          space,
          injected.map((route) => route.prefix),
          user,
        ),
      )
      .map((row) => defaultRow(row, user)),
    ...injected.flatMap((route) => injectedRows(topology, vnet, route, user)),
    ...given.map((one) => ({
      ...userRow(topology, vnet, one.route),
      state: inForce(one) ? ('Active' as const) : ('Invalid' as const),
    })),
  ];
}

function injectedInto(topology: Topology, bgp: OracleBgp, vnet: Vnet, table: RouteTable | undefined) {
  const hub = table?.disableBgpRoutePropagation ? undefined : hubOf(topology, vnet);
  return hub ? injectedBy(topology, bgp, hub) : [];
}

function defaultRows(topology: Topology, vnet: Vnet): DefaultRow[] {
  const neighbours = neighboursOf(topology, vnet);
  const families = new Set(vnet.addressSpace.map(({ family }) => family));
  const endpoints = [
    ...endpointsOf(vnet),
    ...neighbours.flatMap((neighbour) =>
      // Subnet peering exchanges only the selected subnets (R022) and their contents.
      endpointsOf(neighbour.vnet).filter(
        (placed) => neighbour.subnets === undefined || neighbour.subnets.includes(placed.subnet.id),
      ),
    ),
  ];
  return [
    ...vnet.addressSpace.map((destination) => ({ destination, type: 'VnetLocal' }) as const),
    ...neighbours.flatMap(({ visible, global }) =>
      visible.map((destination) => ({ destination, type: global ? 'VNetGlobalPeering' : 'VNetPeering' }) as const),
    ),
    { destination: prefix('0.0.0.0/0'), type: 'Internet' },
    ...(families.has(6) ? [{ destination: prefix('::/0'), type: 'Internet' } as const] : []),
    ...noneRows.map((destination) => ({ destination, type: 'None' }) as const),
    ...endpoints.map(
      (endpoint) => ({ destination: hostOf(endpoint.endpoint.address), type: 'InterfaceEndpoint', endpoint }) as const,
    ),
  ];
}

/** A row of a route table: a route for a prefix, or for one prefix of a service tag. */
interface Given {
  readonly route: UserRoute;
  readonly text: string;
  readonly tag: boolean;
  /** A prefix is known. */
  readonly known: boolean;
  /** No other route of the table for the same prefix comes before it (R067). */
  readonly first: boolean;
}

function givenBy(topology: Topology, routes: readonly UserRoute[]): Given[] {
  const rows = routes.flatMap((route) => {
    const { destination } = route;
    if ('prefix' in destination) return [{ route, text: destination.prefix.text, rank: 0 }];
    const tag = destination.serviceTag.toLowerCase();
    const rank = (tag.startsWith('azurecloud') ? 20 : 10) - (tag.includes('.') ? 5 : 0);
    const ranges = extentOf(topology, tag);
    if (ranges.length === 0) return [{ route, text: destination.serviceTag, rank }];
    return ranges.map((range) => ({ route: { ...route, destination: { prefix: range } }, text: range.text, rank }));
  });
  return rows.map(({ route, text, rank }, i) => ({
    route,
    text,
    tag: rank > 0,
    known: 'prefix' in route.destination,
    first: !rows.some((other, j) => other.text === text && (other.rank < rank || (other.rank === rank && j < i))),
  }));
}

/** The prefixes that statements give for a tag; those of its regional tags are among them. */
function extentOf({ serviceTags }: Topology, tag: string): Prefix[] {
  const all = serviceTags
    .filter(({ name }) => name.toLowerCase() === tag || name.toLowerCase().startsWith(`${tag}.`))
    .flatMap(({ prefixes }) => prefixes);
  return [...new Map(all.map((range) => [range.text, range])).values()];
}

/** One row with the service's name represents the hundreds of prefixes, unless statements give them (R024). */
function serviceRows(topology: Topology, { serviceEndpoints }: Subnet): DefaultRow[] {
  return serviceEndpoints.flatMap((service): DefaultRow[] => {
    const ranges = extentOf(topology, service.replace('Microsoft.', '').toLowerCase());
    const type = 'VirtualNetworkServiceEndpoint';
    return ranges.length === 0
      ? [{ destination: service, type }]
      : ranges.map((destination) => ({ destination, type }));
  });
}

/** Whether a Default row is listed at all: None and Internet rows can disappear (R005–R012). */
function stays(row: DefaultRow, space: Prefix[], injected: Prefix[], user: readonly UserRoute[]): boolean {
  const { destination, type } = row;
  if (typeof destination === 'string' || (type !== 'None' && type !== 'Internet')) return true;
  const everything = (range: Prefix) => range.length === 0 && range.family === destination.family;
  if (injected.some(everything)) return false; // R011
  if (type === 'Internet') return true;
  if (space.some((range) => isInside(destination, range))) return false; // R005, R006
  if (injected.some(({ text }) => text === destination.text)) return false; // R012
  return !user.some((route) => {
    if (!('prefix' in route.destination)) return false;
    const strips = everything(route.destination.prefix) && route.nextHop.type !== 'None'; // R008–R010
    return strips || route.destination.prefix.text === destination.text; // R007
  });
}

function defaultRow({ destination, type, endpoint }: DefaultRow, user: readonly UserRoute[]): Row {
  const text = typeof destination === 'string' ? destination : destination.text;
  const beaten = user.some(
    (route) => destinationText(route) === text || (endpoint !== undefined && overrides(route, endpoint)),
  );
  return { source: 'Default', state: beaten ? 'Invalid' : 'Active', destination: text, type, hops: [] };
}

/** Whether a shorter user route invalidates the endpoint's host route (R028, T07). */
function overrides(route: UserRoute, { endpoint, subnet, vnet }: PlacedEndpoint): boolean {
  const policy = subnet.privateEndpointNetworkPolicies;
  if (policy !== 'Enabled' && policy !== 'RouteTableEnabled') return false;
  if (!('prefix' in route.destination)) return false;
  const { prefix: range } = route.destination;
  return (
    holds(range, endpoint.address) &&
    vnet.addressSpace.some((space) => holds(space, endpoint.address) && range.length >= space.length)
  );
}

function injectedRows(topology: Topology, vnet: Vnet, route: Injected, user: readonly UserRoute[]): Row[] {
  const state = user.some((each) => destinationText(each) === route.prefix.text) ? 'Invalid' : 'Active';
  const common = { source: 'VirtualNetworkGateway', state, destination: route.prefix.text } as const;
  const far = route.learned.filter((hop) => !reaches(topology, vnet, hop));
  const near = route.hops.filter((hop) => !far.includes(hop));
  return [
    ...(near.length > 0 ? [{ ...common, type: 'VirtualNetworkGateway', hops: near } as const] : []),
    // R159: the receiving VNet cannot reach the next hop.
    ...(far.length > 0 ? [{ ...common, type: 'None', hops: far } as const] : []),
  ];
}

/** Whether NICs of a VNet can reach a next hop; a symbolic one is in no VNet. */
function reaches(topology: Topology, vnet: Vnet, hop: string): boolean {
  const parsed = parseAddress(hop);
  return 'words' in parsed && deliverable(topology, vnet, parsed);
}

function userRow(topology: Topology, vnet: Vnet, route: UserRoute): Row {
  const { nextHop } = route;
  const common = { source: 'User', state: 'Active', destination: destinationText(route) } as const;
  if (!('address' in nextHop || 'addresses' in nextHop)) return { ...common, type: nextHop.type, hops: [] };
  const all = 'address' in nextHop ? [nextHop.address] : nextHop.addresses;
  // R059, R030: the configured address is still printed. R286: several are one row.
  const type = all.some((one) => deliverable(topology, vnet, one)) ? 'VirtualAppliance' : 'None';
  return { ...common, type, hops: all.map(({ text }) => text) };
}

function destinationText({ destination }: UserRoute): string {
  return 'prefix' in destination ? destination.prefix.text : destination.serviceTag;
}

/** The rows that decide for an address: the longest prefix, then User, BGP, Default (R035, R036). */
export function deciding(rows: readonly Row[], ip: Address): Row[] {
  const order: readonly RouteSource[] = ['User', 'VirtualNetworkGateway', 'Default'];
  const hits = rows
    .filter((row) => row.state === 'Active' && row.destination.includes('/') && holds(prefix(row.destination), ip))
    .map((row) => ({ row, length: prefix(row.destination).length, rank: order.indexOf(row.source) }))
    .sort((a, b) => b.length - a.length || a.rank - b.rank);
  return hits.filter(({ length, rank }) => length === hits[0]?.length && rank === hits[0].rank).map(({ row }) => row);
}
