import type { EffectiveTable } from '../../effective/route.js';
import type { DeviceTables } from '../../forwarding/device-tables.js';
import { sendIntoFabric } from '../../forwarding/fabric.js';
import type { Forwarder } from '../../forwarding/forwarder.js';
import type { Outcome } from '../../forwarding/outcome.js';
import type { Packet } from '../../forwarding/packet.js';
import type { PlaceKind } from '../../forwarding/state.js';
import type { World } from '../../forwarding/world.js';
import type { DeclId, Network, Subnet, Vnet } from '../../topology/index.js';

/** Who sends packets: all NICs that share a table, the hosts of a site, or the point-to-site clients of a gateway. */
export interface Source {
  /** The declaration from which an example packet is sent. */
  readonly declaration: DeclId;
  /** The VNet or site, as messages name it. */
  readonly label: string;
  /** The table of the NICs; undefined for what is on premises. */
  readonly table: EffectiveTable | undefined;
  /** The place of the sender, from which a trace can start. */
  readonly kind: PlaceKind;
  readonly vnet: DeclId | undefined;
  /** Equal for NICs whose tables differ in nothing but their VNets' own prefixes. */
  readonly similar: string;
  send(packet: Packet): readonly Outcome[];
}

/** Subnets in which no VM of the customer stands. */
const reservedSubnets: ReadonlySet<string> = new Set([
  'GatewaySubnet',
  'RouteServerSubnet',
  'AzureFirewallSubnet',
  'AzureFirewallManagementSubnet',
  'AzureBastionSubnet',
]);

/**
 * All sources of a topology, sorted by label. NVAs forward and do not count; a VNet in which no NIC is declared sends
 * from its subnets, since VMs can be put there.
 */
export function sourcesOf(forwarder: Forwarder): readonly Source[] {
  const { world } = forwarder;
  const { topology } = world.network;
  const sources = subnetSources(world);
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
  return sources.sort((a, b) => compareTexts(a.label, b.label) || compareTexts(a.declaration, b.declaration));
}

/** One source for each table, since NICs that share one send alike. */
function subnetSources(world: World): Source[] {
  const byTable = new Map<EffectiveTable, Source>();
  for (const { vnet, subnet, declaration, similar } of sendingSubnets(world.devices)) {
    const table = world.tables.ofSubnet(subnet.id);
    if (!table || byTable.has(table)) continue;
    const egress = { device: declaration, at: declaration, vnet: vnet.id, table };
    byTable.set(table, {
      declaration,
      label: vnet.label,
      table,
      kind: 'nic',
      vnet: vnet.id,
      similar,
      send: (packet) => sendIntoFabric(world, egress, packet),
    });
  }
  return [...byTable.values()];
}

/** A subnet from which VMs send, or can send, with the declaration that an example is sent from. */
interface SendingSubnet {
  readonly vnet: Vnet;
  readonly subnet: Subnet;
  readonly declaration: DeclId;
  readonly similar: string;
}

/** Depends on no user-defined route, so it is found once for topologies that differ in nothing else; sorted like sources. */
function sendingSubnets(devices: DeviceTables): readonly SendingSubnet[] {
  let subnets = sending.get(devices);
  if (!subnets) {
    const { network } = devices;
    subnets = network.topology.vnets
      .flatMap((vnet) => subnetsIn(network, vnet))
      .sort((a, b) => compareTexts(a.vnet.label, b.vnet.label) || compareTexts(a.declaration, b.declaration));
    sending.set(devices, subnets);
  }
  return subnets;
}

const sending = new WeakMap<DeviceTables, readonly SendingSubnet[]>();

function subnetsIn(network: Network, vnet: Vnet): SendingSubnet[] {
  const of = (subnet: Subnet, declaration: DeclId): SendingSubnet => {
    return { vnet, subnet, declaration, similar: similarity(network, vnet, subnet) };
  };
  const withVms = vnet.subnets.flatMap((subnet) => {
    const nic = subnet.nics.filter(({ id }) => !network.nvaOfNic(id)).sort((a, b) => compareTexts(a.id, b.id))[0];
    return nic ? [of(subnet, nic.id)] : [];
  });
  const empty = vnet.subnets.every(({ nics }) => nics.length === 0);
  const possible = empty ? vnet.subnets.filter(({ name }) => !reservedSubnets.has(name)) : [];
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
    similar: device,
    send: (packet) => forwarder.next({ kind, device, packet, loadBalancer: undefined }),
  };
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
