import type {
  Address,
  Circuit,
  Connection,
  ConnectionEnd,
  DeclId,
  ExpressRouteGateway,
  Nic,
  Nva,
  Peering,
  PeeringHalf,
  Prefix,
  PrivateEndpoint,
  Router,
  RouteServer,
  Site,
  Subnet,
  Topology,
  Vnet,
  VpnGateway,
} from '@azroute/engine';
import { bitsOf, holds, ipv4At } from './bits.js';

/** A device with BGP or routes, with the VNet or site that it is in. */
export type Device =
  | { readonly kind: 'vpnGateway'; readonly of: VpnGateway; readonly vnet: Vnet }
  | { readonly kind: 'expressRouteGateway'; readonly of: ExpressRouteGateway; readonly vnet: Vnet }
  | { readonly kind: 'routeServer'; readonly of: RouteServer; readonly vnet: Vnet }
  | { readonly kind: 'circuit'; readonly of: Circuit }
  | { readonly kind: 'nva'; readonly of: Nva }
  | { readonly kind: 'router'; readonly of: Router; readonly site: Site };

/** All devices of a topology; of several gateways or Route Servers in one VNet the first one counts. */
export function devicesOf(topology: Topology): Device[] {
  return [
    ...topology.vnets.flatMap((vnet): Device[] => [
      ...vnet.vpnGateways.slice(0, 1).map((of) => ({ kind: 'vpnGateway', of, vnet }) as const),
      ...vnet.expressRouteGateways.slice(0, 1).map((of) => ({ kind: 'expressRouteGateway', of, vnet }) as const),
      ...vnet.routeServers.slice(0, 1).map((of) => ({ kind: 'routeServer', of, vnet }) as const),
    ]),
    ...topology.circuits.map((of) => ({ kind: 'circuit', of }) as const),
    ...topology.nvas.map((of) => ({ kind: 'nva', of }) as const),
    ...topology.sites.flatMap((site) => site.routers.map((of) => ({ kind: 'router', of, site }) as const)),
  ];
}

/** The connections between devices that count. */
export function connectionsOf(topology: Topology): Connection[] {
  return topology.connections.filter(({ a, b }) => [a, b].every((end) => deviceOf(topology, end.device) !== undefined));
}

/** The device with this id. */
export function deviceOf(topology: Topology, id: DeclId): Device | undefined {
  return devicesOf(topology).find((device) => device.of.id === id);
}

/** One VNet as seen over a connected peering: its half, and what of it the peering shows (R017, R022). */
export interface Neighbour {
  readonly vnet: Vnet;
  readonly global: boolean;
  readonly visible: readonly Prefix[];
  /** The subnets that the peering exchanges; all if undefined. */
  readonly subnets: readonly DeclId[] | undefined;
  readonly mine: PeeringHalf;
  readonly theirs: PeeringHalf;
}

/** The VNets directly peered with this one, with both halves (R018, R080). */
export function neighboursOf(topology: Topology, vnet: Vnet): Neighbour[] {
  return topology.peerings
    .flatMap((peering) => halves(peering, vnet.id))
    .flatMap(([mine, theirs]) => {
      const other = topology.vnets.find((each) => each.id === theirs.vnet);
      if (other === undefined || other.id === vnet.id) return [];
      const visible = theirs.subnets
        ? other.subnets.filter((subnet) => theirs.subnets?.includes(subnet.id)).flatMap((subnet) => subnet.prefixes)
        : other.addressSpace;
      // A VNet without a location counts as being in the same one: language.md requires two different locations.
      const global = vnet.location !== undefined && other.location !== undefined && vnet.location !== other.location;
      return [{ vnet: other, global, visible, subnets: theirs.subnets, mine, theirs }];
    });
}

function halves(peering: Peering, vnet: DeclId): [PeeringHalf, PeeringHalf][] {
  if (peering.oneSided) return [];
  if (peering.a.vnet === vnet) return [[peering.a, peering.b]];
  return peering.b.vnet === vnet ? [[peering.b, peering.a]] : [];
}

/** Whether a VNet has its own gateway or Route Server. */
function serves(vnet: Vnet): boolean {
  return vnet.vpnGateways.length + vnet.expressRouteGateways.length + vnet.routeServers.length > 0;
}

/** The VNet whose gateways and Route Server serve this one: itself, or the hub that it uses (R084–R086). */
export function hubOf(topology: Topology, vnet: Vnet): Vnet | undefined {
  if (serves(vnet)) return vnet;
  return neighboursOf(topology, vnet).find(
    ({ vnet: hub, mine, theirs }) => mine.useRemoteGateways && theirs.allowGatewayTransit && serves(hub),
  )?.vnet;
}

/**
 * The prefixes that a hub's gateways and Route Server represent: its own, then those of the VNets that use it (R084,
 * R092).
 */
export function servedPrefixes(topology: Topology, hub: Vnet): Prefix[] {
  return [...hub.addressSpace, ...spokePrefixes(topology, hub)];
}

/** The prefixes of the VNets that use this hub's gateways, as far as the peering shows them. */
export function spokePrefixes(topology: Topology, hub: Vnet): Prefix[] {
  return neighboursOf(topology, hub)
    .filter(({ vnet }) => hubOf(topology, vnet)?.id === hub.id)
    .flatMap(({ visible }) => visible);
}

/** A NIC with its subnet and VNet. */
export interface PlacedNic {
  readonly nic: Nic;
  readonly subnet: Subnet;
  readonly vnet: Vnet;
}

/** Every NIC of a topology. */
export function nicsOf(topology: Topology): PlacedNic[] {
  return topology.vnets.flatMap((vnet) =>
    vnet.subnets.flatMap((subnet) => subnet.nics.map((nic) => ({ nic, subnet, vnet }))),
  );
}

/** A private endpoint with its subnet and VNet. */
export interface PlacedEndpoint {
  readonly endpoint: PrivateEndpoint;
  readonly subnet: Subnet;
  readonly vnet: Vnet;
}

/** The private endpoints of a VNet. */
export function endpointsOf(vnet: Vnet): PlacedEndpoint[] {
  return vnet.subnets.flatMap((subnet) => subnet.privateEndpoints.map((endpoint) => ({ endpoint, subnet, vnet })));
}

/** Whether the fabric delivers to an address from a NIC of this VNet: own or directly peered, no private endpoint (R058, R030). */
export function deliverable(topology: Topology, vnet: Vnet, ip: Address): boolean {
  const near = [vnet, ...neighboursOf(topology, vnet).map((neighbour) => neighbour.vnet)];
  if (near.flatMap(endpointsOf).some(({ endpoint }) => bitsOf(endpoint.address) === bitsOf(ip))) return false;
  const ranges = [...vnet.addressSpace, ...neighboursOf(topology, vnet).flatMap(({ visible }) => visible)];
  return ranges.some((range) => holds(range, ip));
}

/** The IPv4 range of a VNet's subnet of this name. */
function subnetRange(vnet: Vnet, name: string): Prefix | undefined {
  return vnet.subnets.find((subnet) => subnet.name === name)?.prefixes.find(({ family }) => family === 4);
}

/**
 * A VPN gateway's own addresses: as declared, or by language.md section 2 the last, or the first two usable, of its
 * subnet.
 */
export function vpnAddresses({ of, vnet }: { readonly of: VpnGateway; readonly vnet: Vnet }): Address[] {
  if (of.bgpIps.length > 0) return [...of.bgpIps];
  const range = subnetRange(vnet, 'GatewaySubnet');
  if (range === undefined) return [];
  return of.activeActive ? [ipv4At(range, 4), ipv4At(range, 5)] : [ipv4At(range, -1)];
}

/** The addresses of a Route Server's two instances. */
export function routeServerAddresses({ vnet }: { readonly vnet: Vnet }): Address[] {
  const range = subnetRange(vnet, 'RouteServerSubnet');
  return range === undefined ? [] : [ipv4At(range, 4), ipv4At(range, 5)];
}

/** The two instances of an ExpressRoute gateway. */
export function expressRouteAddresses(vnet: Vnet): Address[] {
  const range = subnetRange(vnet, 'GatewaySubnet');
  return range === undefined ? [] : [ipv4At(range, 12), ipv4At(range, 13)];
}

/** The Microsoft edge's two ends inside the GatewaySubnet (R129). */
export function edgeAddresses(vnet: Vnet): Address[] {
  const range = subnetRange(vnet, 'GatewaySubnet');
  return range === undefined ? [] : [ipv4At(range, 4), ipv4At(range, 5)];
}

/** The IPv4 addresses of an NVA's NICs with their VNets, first NIC first. */
export function nvaAddresses(topology: Topology, nva: Nva): { readonly ip: Address; readonly vnet: Vnet }[] {
  return nva.nics.flatMap((id) => {
    const placed = nicsOf(topology).find(({ nic }) => nic.id === id);
    return (placed?.nic.addresses ?? [])
      .filter(({ family }) => family === 4)
      .map((ip) => ({ ip, vnet: placed?.vnet as Vnet }));
  });
}

/** The two ends of a connection, the given device's first. */
export function endsFor(connection: Connection, device: DeclId): [ConnectionEnd, ConnectionEnd] | undefined {
  if (connection.a.device === device) return [connection.a, connection.b];
  return connection.b.device === device ? [connection.b, connection.a] : undefined;
}
