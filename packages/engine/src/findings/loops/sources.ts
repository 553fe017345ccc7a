import type { Address, Prefix } from '../../address/index.js';
import { checkpoint } from '../../checkpoint.js';
import { compareTexts } from '../../collections.js';
import type { EffectiveTable } from '../../effective/route.js';
import type { DeviceTables } from '../../forwarding/device-tables.js';
import { sendIntoFabric } from '../../forwarding/fabric.js';
import type { Forwarder } from '../../forwarding/forwarder.js';
import type { Outcome } from '../../forwarding/outcome.js';
import type { Packet } from '../../forwarding/packet.js';
import type { PlaceKind } from '../../forwarding/state.js';
import type { World } from '../../forwarding/world.js';
import {
  addressesOf,
  type DeclId,
  isReservedSubnet,
  type Network,
  type Subnet,
  type Vnet,
} from '../../topology/index.js';

/**
 * Senders of packets: all NICs that share a table, the hosts of a site or behind an NVA, or the point-to-site clients of
 * a gateway.
 */
export interface Source {
  /** The declaration from which an example packet is sent. */
  readonly declaration: DeclId;
  /** The VNet, site or clients, as messages name them. */
  readonly label: string;
  /** The table of the NICs; undefined for other senders. */
  readonly table: EffectiveTable | undefined;
  /** The place of the sender, from which a trace can start. */
  readonly kind: PlaceKind;
  readonly vnet: DeclId | undefined;
  /** The address space of that VNet. */
  readonly space: readonly Prefix[];
  /** A key that is equal for NICs whose tables differ only in the prefixes of their own VNets. */
  readonly similar: string;
  send(packet: Packet): readonly Outcome[];
}

/**
 * All sources of a topology, sorted by label. NVAs forward and are sources only for the networks that they deliver
 * themselves; a VNet without NICs sends from its subnets, since VMs can be added there. With a family, only sources that
 * have an address of it (R031).
 */
export function sourcesOf(forwarder: Forwarder, family?: Prefix['family']): readonly Source[] {
  const { world } = forwarder;
  const { topology } = world.network;
  const sources = subnetSources(world, family);
  for (const site of topology.sites) {
    sources.push(placeSource(forwarder, site.id, site.label, 'site'));
  }
  for (const vnet of topology.vnets) {
    for (const gateway of vnet.vpnGateways.slice(0, 1)) {
      if (gateway.pointToSite.length === 0) continue;
      sources.push(
        placeSource(forwarder, gateway.id, `point-to-site clients of ${gateway.label}`, 'vpnGatewayTunnelSide'),
      );
    }
  }
  for (const { id, label, connected } of topology.nvas) {
    if (connected.length > 0) sources.push(placeSource(forwarder, id, `networks behind ${label}`, 'behind'));
  }
  return sources.sort((a, b) => compareTexts(a.label, b.label) || compareTexts(a.declaration, b.declaration));
}

/**
 * The source with a NIC that can send to this address. Packets that a NIC sends to itself use no route, but another NIC
 * with the same table may send to it. Undefined if there is none.
 */
export function senderTo(world: World, source: Source, destination: Address): Source | undefined {
  const { network, tables } = world;
  const has = (id: DeclId) => {
    const nic = network.nic(id)?.nic;
    return nic !== undefined && addressesOf(nic).some(({ text }) => text === destination.text);
  };
  if (source.kind !== 'nic' || !has(source.declaration)) return source;
  const { subnets } = network.vnet(source.vnet ?? '') ?? { subnets: [] };
  const other = subnets
    .flatMap(({ nics }) => nics)
    .filter(
      ({ id, addresses }) => !network.nvaOfNic(id) && addresses.some(({ family }) => family === destination.family),
    )
    .find(({ id }) => !has(id) && tables.ofNic(id) === source.table);
  return other && { ...source, declaration: other.id, send: sender(world, source.vnet ?? '', other.id, source.table) };
}

/** One source per table, since NICs that share a table send alike. */
function subnetSources(world: World, family: Prefix['family'] | undefined): Source[] {
  const byTable = new Map<EffectiveTable, Source>();
  for (const { vnet, subnet, declaration, similar } of sendingSubnets(world.devices, family)) {
    checkpoint();
    const table = world.tables.ofSubnet(subnet.id);
    if (!table || byTable.has(table)) continue;
    byTable.set(table, {
      declaration,
      label: vnet.label,
      table,
      kind: 'nic',
      vnet: vnet.id,
      space: vnet.addressSpace,
      similar,
      send: sender(world, vnet.id, declaration, table),
    });
  }
  return [...byTable.values()];
}

function sender(world: World, vnet: DeclId, declaration: DeclId, table: EffectiveTable | undefined): Source['send'] {
  return (packet) => sendIntoFabric(world, { device: declaration, at: declaration, vnet, table }, packet);
}

/** A subnet from which VMs send or could send, with the declaration that sends an example. */
interface SendingSubnet {
  readonly vnet: Vnet;
  readonly subnet: Subnet;
  readonly declaration: DeclId;
  readonly similar: string;
}

/**
 * The sending subnets, sorted like sources. They depend on no route table, so topologies that differ only there share
 * them.
 */
function sendingSubnets(devices: DeviceTables, family: Prefix['family'] | undefined): readonly SendingSubnet[] {
  const known = sending.get(devices) ?? new Map<Prefix['family'] | undefined, readonly SendingSubnet[]>();
  sending.set(devices, known);
  let subnets = known.get(family);
  if (!subnets) {
    const { network } = devices;
    subnets = network.topology.vnets
      .flatMap((vnet) => {
        checkpoint();
        return subnetsIn(network, vnet, family);
      })
      .sort((a, b) => compareTexts(a.vnet.label, b.vnet.label) || compareTexts(a.declaration, b.declaration));
    known.set(family, subnets);
  }
  return subnets;
}

const sending = new WeakMap<DeviceTables, Map<Prefix['family'] | undefined, readonly SendingSubnet[]>>();

function subnetsIn(network: Network, vnet: Vnet, family: Prefix['family'] | undefined): SendingSubnet[] {
  const counts = (ips: readonly { readonly family: Prefix['family'] }[]) =>
    family === undefined || ips.some((ip) => ip.family === family);
  const of = (subnet: Subnet, declaration: DeclId): SendingSubnet => {
    return { vnet, subnet, declaration, similar: similarity(network, vnet, subnet) };
  };
  const withVms = vnet.subnets.flatMap((subnet) => {
    const vms = subnet.nics.filter(({ id, addresses }) => !network.nvaOfNic(id) && counts(addresses));
    const nic = vms.sort((a, b) => compareTexts(a.id, b.id))[0];
    return nic ? [of(subnet, nic.id)] : [];
  });
  const empty = vnet.subnets.every(({ nics }) => nics.length === 0);
  const free = vnet.subnets.filter(({ name, prefixes }) => !isReservedSubnet(name) && counts(prefixes));
  const possible = empty ? free : [];
  return [...withVms, ...possible.map((subnet) => of(subnet, subnet.id))];
}

function similarity(network: Network, vnet: Vnet, subnet: Subnet): string {
  const peers = network.neighbours(vnet.id).map(({ vnet: peer }) => peer.id);
  const hub = network.hubOf(vnet.id)?.id ?? vnet.id;
  return [hub, subnet.routeTable ?? '', ...subnet.serviceEndpoints, '', ...peers].join();
}

function placeSource(forwarder: Forwarder, device: DeclId, label: string, kind: PlaceKind): Source {
  return {
    declaration: device,
    label,
    table: undefined,
    kind,
    vnet: undefined,
    space: [],
    similar: device,
    send: (packet) => forwarder.next({ kind, device, packet, loadBalancer: undefined }),
  };
}
