import type { EffectiveTable } from '../../effective/route.js';
import { sendIntoFabric } from '../../forwarding/fabric.js';
import type { Forwarder } from '../../forwarding/forwarder.js';
import type { Outcome } from '../../forwarding/outcome.js';
import type { Packet } from '../../forwarding/packet.js';
import type { PlaceKind } from '../../forwarding/state.js';
import type { World } from '../../forwarding/world.js';
import type { DeclId, Subnet, Vnet } from '../../topology/index.js';

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
  const sources = topology.vnets.flatMap((vnet) => sourcesIn(world, vnet));
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

function sourcesIn(world: World, vnet: Vnet): Source[] {
  const withVms = vnet.subnets.flatMap((subnet) => {
    const nic = subnet.nics.filter(({ id }) => !world.network.nvaOfNic(id)).sort((a, b) => compareTexts(a.id, b.id))[0];
    return nic ? [{ subnet, declaration: nic.id }] : [];
  });
  const empty = vnet.subnets.every(({ nics }) => nics.length === 0);
  const possible = empty
    ? vnet.subnets
        .filter(({ name }) => !reservedSubnets.has(name))
        .map((subnet) => ({ subnet, declaration: subnet.id }))
    : [];
  const byTable = new Map<EffectiveTable, Source>();
  for (const { subnet, declaration } of [...withVms, ...possible].sort((a, b) =>
    compareTexts(a.declaration, b.declaration),
  )) {
    const source = subnetSource(world, vnet, subnet, declaration);
    if (source.table && !byTable.has(source.table)) byTable.set(source.table, source);
  }
  return [...byTable.values()];
}

function subnetSource(world: World, vnet: Vnet, subnet: Subnet, declaration: DeclId): Source {
  const table = world.tables.ofSubnet(subnet.id);
  const egress = { device: declaration, at: declaration, vnet: vnet.id, table };
  return {
    declaration,
    label: vnet.label,
    table,
    kind: 'nic',
    vnet: vnet.id,
    similar: similarity(world, vnet, subnet),
    send: (packet) => sendIntoFabric(world, egress, packet),
  };
}

function similarity({ network }: World, vnet: Vnet, subnet: Subnet): string {
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
