import { checkpoint } from '../checkpoint.js';
import { append, byId } from '../collections.js';
import { asPeering, type HubConnections } from './hub-connections.js';
import type { DeclId } from './id.js';
import type { ThingIndex } from './index-things.js';
import type { Peering, Vnet } from './model.js';
import { type Neighbour, neighboursBy } from './neighbour.js';
import type { Topology } from './topology.js';
import type { HubVirtualNetworkConnection, VirtualHub } from './virtual-wan.js';

/** Which VNets are peered, and whose gateways and Route Server they use. */
export class PeeredVnets {
  private readonly lists = new Map<DeclId, Neighbour[]>();
  private readonly hubs = new Map<DeclId, Vnet>();
  private readonly spokes = new Map<DeclId, Vnet[]>();

  constructor(
    topology: Topology,
    connections: HubConnections,
    private readonly index: ThingIndex,
  ) {
    for (const peering of [...topology.peerings].sort(byId)) {
      checkpoint();
      this.indexPeering(peering);
    }
    for (const connection of connections.all) this.indexHubConnection(connection);
    for (const vnet of [...topology.vnets].sort(byId)) this.indexHub(vnet);
  }

  /** The directly peered VNets (Connected peerings only), sorted by the id of the peering. */
  neighbours(vnet: DeclId): readonly Neighbour[] {
    return this.lists.get(vnet) ?? [];
  }

  /** The VNet whose gateways and Route Server this VNet uses through useRemoteGateways (R084–R086). */
  hubOf(vnet: DeclId): Vnet | undefined {
    return this.hubs.get(vnet);
  }

  /** The VNets that use this VNet's gateways and Route Server, sorted by id. */
  transitSpokes(vnet: DeclId): readonly Vnet[] {
    return this.spokes.get(vnet) ?? [];
  }

  private vnet(id: DeclId): Vnet | undefined {
    const thing = this.index.things.get(id);
    return thing?.kind === 'vnet' ? thing.vnet : undefined;
  }

  private virtualHub(id: DeclId): VirtualHub | undefined {
    const thing = this.index.things.get(id);
    return thing?.kind === 'virtualHub' ? thing.hub : undefined;
  }

  private indexPeering(peering: Peering): void {
    const a = this.vnet(peering.a.vnet);
    const b = this.vnet(peering.b.vnet);
    if (!a || !b || a === b || peering.oneSided) return;
    if (this.neighbours(a.id).some((neighbour) => neighbour.vnet === b)) return;
    const [seenFromA, seenFromB] = neighboursBy(peering, a, b);
    append(this.lists, a.id, seenFromA);
    append(this.lists, b.id, seenFromB);
  }

  /** W022, W039: the connection is a peering with the hub's managed VNet, whose prefix the VNet's NICs see. */
  private indexHubConnection(connection: HubVirtualNetworkConnection): void {
    const hub = this.virtualHub(connection.hub);
    const vnet = this.vnet(connection.vnet);
    if (!hub || !vnet) return;
    const [seenFromHub, seenFromVnet] = neighboursBy(asPeering(connection), hub.vnet, vnet);
    append(this.lists, hub.id, seenFromHub);
    append(this.lists, vnet.id, { ...seenFromVnet, global: false });
  }

  private indexHub(vnet: Vnet): void {
    // R086: a VNet with its own gateway or Route Server cannot use those of another VNet.
    if (servesOthers(vnet)) return;
    // R085: one peering supplies gateways and Route Server; of several, the first by id counts.
    const hub = this.neighbours(vnet.id).find(
      (neighbour) =>
        neighbour.local.useRemoteGateways && neighbour.remote.allowGatewayTransit && servesOthers(neighbour.vnet),
    )?.vnet;
    if (!hub) return;
    this.hubs.set(vnet.id, hub);
    append(this.spokes, hub.id, vnet);
  }
}

/** Whether the VNet has a gateway or a Route Server that spokes can use. */
export function servesOthers(vnet: Vnet): boolean {
  return vnet.vpnGateways.length + vnet.expressRouteGateways.length + vnet.routeServers.length > 0;
}
