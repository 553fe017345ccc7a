import {
  type Address,
  address,
  type DeclId,
  type LoadBalancer,
  parseAddress,
  type Topology,
  type Vnet,
} from '@azroute/engine';
import { bitsOf, holds } from './bits.js';
import type { Row } from './table.js';
import { isPrivate, onWire, type Spot, type Step } from './trace-packet.js';
import { containing, leadsOf, type PlacedSubnet, type Tables } from './trace-tables.js';
import {
  deviceOf,
  hubOf,
  type Neighbour,
  neighboursOf,
  nicsOf,
  nvaAddresses,
  routeServerAddresses,
  vpnAddresses,
} from './world.js';

type Packet = Pick<Spot, 'destination' | 'outers'>;

/** Who has an address in a VNet. */
type Owner =
  | { readonly kind: 'nva' | 'firewall'; readonly id: DeclId }
  | { readonly kind: 'loadBalancer'; readonly nvas: readonly DeclId[]; readonly isWhole: boolean }
  | { readonly kind: 'other' };

/** The rows that decide for an address in a subnet. */
export function rowsFor(tables: Tables, subnet: DeclId, ip: Address): readonly Row[] {
  return containing(tables.rows.get(subnet), ip)[0]?.of ?? [];
}

/** A device's NIC in a subnet sends: that subnet's effective routes decide on the outermost destination (R187, R189, R190). */
export function send(tables: Tables, sender: DeclId, from: PlacedSubnet, packet: Packet): Step[] {
  const { topology } = tables;
  const kind = topology.tunnels.find(({ id }) => id === packet.outers.at(-1)?.tunnel)?.tunnelKind;
  if (kind === 'gre' || kind === 'ipip') return ['dropped']; // R209
  const rows = rowsFor(tables, from.subnet.id, onWire(packet));
  if (rows.length === 0) return ['dropped'];
  return rows.flatMap((row) => follow(tables, sender, from.vnet, row, packet));
}

function follow(tables: Tables, sender: DeclId, vnet: Vnet, row: Row, packet: Packet): Step[] {
  const { topology } = tables;
  switch (row.type) {
    case 'None':
      return ['dropped'];
    case 'VnetLocal':
      return [deliver(topology, vnet, packet)]; // R064
    case 'VNetPeering':
    case 'VNetGlobalPeering': {
      const far = neighboursOf(topology, vnet).find(({ visible }) =>
        visible.some(({ text }) => text === row.destination),
      );
      return [far && open(far) ? deliver(topology, far.vnet, packet) : 'dropped'];
    }
    case 'InterfaceEndpoint': {
      const far = neighboursOf(topology, vnet).find(({ vnet: other }) => hasEndpoint(other, onWire(packet)));
      if (hasEndpoint(vnet, onWire(packet))) return [deliver(topology, vnet, packet)];
      return [far && open(far) ? deliver(topology, far.vnet, packet) : 'dropped'];
    }
    case 'Internet':
      return [toInternet(topology, packet)];
    case 'VirtualAppliance':
      return row.hops.flatMap((hop) => hand(topology, sender, vnet, address(hop), packet));
    case 'VirtualNetworkGateway':
      return row.source === 'User'
        ? [intoGateway(topology, vnet, packet)]
        : leadsOf(tables, vnet, row).flatMap((lead) => {
            if (lead.to !== 'address') return [arrive(topology, lead.to, lead.device, packet)];
            const hop = parseAddress(lead.text);
            return 'words' in hop ? hand(topology, sender, vnet, hop, packet) : ['dropped'];
          });
    default:
      return ['delivered'];
  }
}

/** A user-defined route to the gateway means a VPN gateway, and none if ExpressRoute coexists (R061, R062). */
function intoGateway(topology: Topology, vnet: Vnet, packet: Packet): Step {
  const hub = hubOf(topology, vnet);
  const gateway = hub?.vpnGateways[0];
  if (!gateway || (hub?.expressRouteGateways.length ?? 0) > 0) return 'dropped';
  return arrive(topology, 'vpnGateway', gateway.id, packet);
}

/** R202; an outer packet to a public address reaches its tunnel's other end. */
function toInternet(topology: Topology, packet: Packet): Step {
  if (isPrivate(onWire(packet))) return 'dropped';
  const outer = packet.outers.at(-1);
  return outer ? arriveAt(topology, outer.to, packet) : 'internet';
}

/** Whether a peering carries anything: allowVirtualNetworkAccess on both sides (R081, R198). */
function open({ mine, theirs }: Neighbour): boolean {
  return mine.allowVirtualNetworkAccess && theirs.allowVirtualNetworkAccess;
}

function hasEndpoint(vnet: Vnet, ip: Address): boolean {
  return vnet.subnets.some(({ privateEndpoints }) => privateEndpoints.some((each) => same(each.address, ip)));
}

/** The fabric of a VNet delivers to the owner of the destination (R187). */
function deliver(topology: Topology, vnet: Vnet, packet: Packet): Step {
  const owner = ownerOf(topology, vnet, onWire(packet));
  if (owner) return reach(topology, owner, packet);
  const somewhere = vnet.subnets.some(({ prefixes }) => prefixes.some((range) => holds(range, onWire(packet))));
  return somewhere && packet.outers.length === 0 ? 'delivered' : 'dropped';
}

/** The packet is at the owner of its outermost destination: only the far end can process a tunnel packet. */
function reach(topology: Topology, owner: Owner, packet: Packet): Step {
  if (owner.kind === 'nva') return arrive(topology, 'nva', owner.id, packet);
  const outer = packet.outers.at(-1);
  if (outer === undefined) return 'delivered';
  if (owner.kind === 'loadBalancer' && owner.nvas.includes(outer.to)) return arrive(topology, 'nva', outer.to, packet);
  return 'dropped';
}

/** The fabric hands a packet to the owner of a next hop in this VNet or in a directly peered one (R053, R057, R058, R094). */
export function hand(topology: Topology, sender: DeclId, vnet: Vnet, hop: Address, packet: Packet): Step[] {
  const own = ownerOf(topology, vnet, hop);
  const far = neighboursOf(topology, vnet)
    .filter(({ visible }) => visible.some((range) => holds(range, hop)))
    .find((each) => ownerOf(topology, each.vnet, hop));
  const owner = own ?? (far && ownerOf(topology, far.vnet, hop));
  if (!owner || (!own && far && !open(far))) return ['dropped'];
  if (same(hop, onWire(packet))) return [reach(topology, owner, packet)];
  switch (owner.kind) {
    case 'nva':
    case 'firewall':
      return [arrive(topology, owner.kind, owner.id, packet)];
    case 'loadBalancer': {
      // Without HA ports it drops what is for other ports (R287).
      if (!owner.isWhole) return ['dropped'];
      // A load balancer in front of the sender is the sender itself (R265).
      const nvas = owner.nvas.includes(sender) ? [sender] : owner.nvas;
      return nvas.length === 0 ? ['dropped'] : nvas.map((id) => arrive(topology, 'nva', id, packet)); // R194
    }
    default:
      // A VM without IP forwarding, a private endpoint, a gateway's own address, a Route Server (R199, R030, R141).
      return ['dropped'];
  }
}

function ownerOf(topology: Topology, vnet: Vnet, ip: Address): Owner | undefined {
  for (const subnet of vnet.subnets) {
    for (const nic of subnet.nics) {
      if (![...nic.addresses, ...nic.secondaryAddresses].some((own) => same(own, ip))) continue;
      const nva = nvaOf(topology, nic.id);
      return nva === undefined ? { kind: 'other' } : { kind: 'nva', id: nva };
    }
    for (const balancer of subnet.loadBalancers) {
      if (same(balancer.address, ip)) {
        return { kind: 'loadBalancer', nvas: behind(topology, balancer), isWhole: balancer.ports === undefined };
      }
    }
  }
  const firewall = vnet.firewalls.find((each) => each.address && same(each.address, ip));
  if (firewall) return { kind: 'firewall', id: firewall.id };
  const others = [
    ...vnet.subnets.flatMap(({ privateEndpoints }) => privateEndpoints.map((each) => each.address)),
    ...vnet.vpnGateways.slice(0, 1).flatMap((of) => vpnAddresses({ of, vnet })),
    ...vnet.routeServers.slice(0, 1).flatMap(() => routeServerAddresses({ vnet })),
  ];
  return others.some((other) => same(other, ip)) ? { kind: 'other' } : undefined;
}

function behind(topology: Topology, { backends }: LoadBalancer): DeclId[] {
  return [...new Set(backends.flatMap((nic) => nvaOf(topology, nic) ?? []))];
}

/** The NVA that has this NIC. */
export function nvaOf({ nvas }: Topology, nic: DeclId): DeclId | undefined {
  return nvas.find(({ nics }) => nics.includes(nic))?.id;
}

/** The packet arrives at a device, by any path. */
export function arriveAt(topology: Topology, device: DeclId, packet: Packet): Step {
  const kind = deviceOf(topology, device)?.kind;
  if (kind === undefined || kind === 'routeServer') return 'dropped';
  return arrive(topology, kind === 'vpnGateway' ? 'branch' : kind, device, packet);
}

/**
 * At a device: tunnels that end here are removed, packets for the device itself are delivered, and the rest is
 * forwarded.
 */
function arrive(topology: Topology, kind: Spot['kind'], device: DeclId, { destination, outers }: Packet): Step {
  const last = outers[outers.length - 1];
  if (last?.to === device) return arrive(topology, kind, device, { destination, outers: outers.slice(0, -1) });
  if (owns(topology, device, onWire({ destination, outers }))) {
    return outers.length > 0 ? 'dropped' : 'delivered';
  }
  return { kind, device, destination, outers };
}

/** Whether an address is the device's own: a packet for it that is there has arrived. */
export function owns(topology: Topology, id: DeclId, ip: Address): boolean {
  const ends = [
    ...topology.connections.flatMap(({ a, b }) => [a, b].map(({ device, bgpIps }) => ({ device, ips: bgpIps }))),
    ...topology.tunnels.flatMap(({ a, b }) =>
      [a, b].map(({ device, endpoint }) => ({ device, ips: endpoint ? [endpoint] : [] })),
    ),
  ];
  const written = ends.filter(({ device }) => device === id).flatMap(({ ips }) => ips);
  return [...ownAddresses(topology, id), ...written].some((own) => same(own, ip));
}

function ownAddresses(topology: Topology, id: DeclId): readonly Address[] {
  const nva = topology.nvas.find((each) => each.id === id);
  if (nva)
    return nicsOf(topology).flatMap(({ nic }) =>
      nva.nics.includes(nic.id) ? [...nic.addresses, ...nic.secondaryAddresses] : [],
    );
  const firewall = topology.vnets.flatMap(({ firewalls }) => firewalls).find((each) => each.id === id);
  const router = topology.sites.flatMap(({ routers }) => routers).find((each) => each.id === id);
  const gateway = deviceOf(topology, id);
  if (gateway?.kind === 'vpnGateway') return vpnAddresses(gateway);
  return [firewall?.address, router?.address].flatMap((ip) => ip ?? []);
}

/** Whether two addresses are equal. */
export function same(a: Address, b: Address): boolean {
  return bitsOf(a) === bitsOf(b);
}

/** The outer address of a tunnel's end: as declared, otherwise that of the first NIC or of the router. */
export function endpointOf(topology: Topology, end: Topology['tunnels'][number]['a']): Address | undefined {
  if (end.endpoint) return end.endpoint;
  const device = deviceOf(topology, end.device);
  if (device?.kind === 'router') return device.of.address;
  return device?.kind === 'nva' ? nvaAddresses(topology, device.of)[0]?.ip : undefined;
}
