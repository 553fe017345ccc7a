import { type Address, contains, type Prefix } from '../address/index.js';
import { checkpoint } from '../checkpoint.js';
import { append } from '../collections.js';
import { addressOwners } from './address-owners.js';
import { HubConnections } from './hub-connections.js';
import type { DeclId } from './id.js';
import { indexThings, type ThingIndex } from './index-things.js';
import type { Connection, LoadBalancer, Nic, Nva, Peering, RouteTable, Subnet, Tunnel, Vnet } from './model.js';
import type { Neighbour } from './neighbour.js';
import type { AddressOwner } from './owner.js';
import { PeeredVnets } from './peered-vnets.js';
import { ServiceTags } from './service-tags.js';
import { declaredOf, type Thing, type ThingOf } from './thing.js';
import type { Topology } from './topology.js';
import type { HubVirtualNetworkConnection, VirtualHub } from './virtual-wan.js';

/** A NIC with its subnet and VNet. */
export interface PlacedNic {
  readonly nic: Nic;
  readonly subnet: Subnet;
  readonly vnet: Vnet;
}

/**
 * A topology with its indexes: things by id, neighbors, owners of addresses, and hubs. Built once per topology;
 * contains no routes.
 */
export class Network {
  private readonly index: ThingIndex;
  private readonly routeTables: ReadonlyMap<DeclId, RouteTable>;
  private readonly owners: Map<DeclId, Map<string, AddressOwner>>;
  private readonly hubConnections: HubConnections;
  private readonly peered: PeeredVnets;
  private readonly connectionLists: Map<DeclId, Connection[]>;
  private readonly written: Map<DeclId, Address[]>;
  private readonly backends = new Map<LoadBalancer, readonly DeclId[]>();
  private tags: ServiceTags | undefined;
  private readonly nicLists = new Map<Nva, readonly PlacedNic[]>();

  /** @param base a network whose topology differs only in route tables, and whose indexes are reused */
  constructor(
    readonly topology: Topology,
    base?: Network,
  ) {
    this.routeTables = new Map(topology.routeTables.map((table) => [table.id, table]));
    this.index = base?.index ?? indexThings(topology);
    this.owners = base?.owners ?? new Map();
    this.hubConnections = base?.hubConnections ?? new HubConnections(topology);
    this.peered = base?.peered ?? new PeeredVnets(topology, this.hubConnections, this.index);
    this.connectionLists = base?.connectionLists ?? new Map();
    this.written = base?.written ?? new Map();
    if (!base) this.buildIndexes();
  }

  private buildIndexes(): void {
    const { topology } = this;
    for (const vnet of [...topology.vnets, ...topology.virtualHubs.map((hub) => hub.vnet)]) {
      checkpoint();
      this.owners.set(
        vnet.id,
        addressOwners(vnet, (nic) => this.index.nvaOfNic.get(nic), this.virtualHub(vnet.id) !== undefined),
      );
    }
    for (const { a, b } of topology.connections) for (const end of [a, b]) this.indexAddresses(end.device, end.bgpIps);
    for (const { a, b } of topology.tunnels) {
      for (const { device, endpoint } of [a, b]) if (endpoint) this.indexAddresses(device, [endpoint]);
    }
    const idle = new Set(topology.vnets.flatMap(idleGateways));
    for (const connection of topology.connections) {
      if (idle.has(connection.a.device) || idle.has(connection.b.device)) continue;
      for (const device of new Set([connection.a.device, connection.b.device])) {
        append(this.connectionLists, device, connection);
      }
    }
  }

  /** The thing with this id. A site that is its own router is a `site`; see {@link router}. */
  thing(id: DeclId): Thing | undefined {
    const routeTable = this.routeTables.get(id);
    return routeTable ? { kind: 'routeTable', routeTable } : this.index.things.get(id);
  }

  /** Everything that packets can reach. A site that is its own router is included as both. */
  *everything(): Iterable<Thing> {
    yield* this.index.things.values();
    for (const thing of this.index.routers.values()) if (this.index.things.get(thing.router.id) !== thing) yield thing;
  }

  /** The virtual hub with this id, which is that of its managed VNet too. */
  virtualHub(id: DeclId): VirtualHub | undefined {
    const thing = this.index.things.get(id);
    return thing?.kind === 'virtualHub' ? thing.hub : undefined;
  }

  /** The connections of VNets with a virtual hub, sorted by id. Of two of one VNet, the first by id counts (W021). */
  hubConnectionsOf(hub: DeclId): readonly HubVirtualNetworkConnection[] {
    return this.hubConnections.ofHub(hub);
  }

  /** The connection of a VNet and a virtual hub with this id. */
  hubConnection(id: DeclId): HubVirtualNetworkConnection | undefined {
    return this.hubConnections.withId(id);
  }

  /** The connection of a VNet with a virtual hub. */
  hubConnectionOf(vnet: DeclId): HubVirtualNetworkConnection | undefined {
    return this.hubConnections.ofVnet(vnet);
  }

  /** The VNet with this id. */
  vnet(id: DeclId): Vnet | undefined {
    const thing = this.index.things.get(id);
    return thing?.kind === 'vnet' ? thing.vnet : undefined;
  }

  /** The NIC with this id, with its subnet and VNet. */
  nic(id: DeclId): PlacedNic | undefined {
    const thing = this.index.things.get(id);
    return thing?.kind === 'nic' ? thing : undefined;
  }

  /** The NVA with this id. */
  nva(id: DeclId): Nva | undefined {
    const thing = this.index.things.get(id);
    return thing?.kind === 'nva' ? thing.nva : undefined;
  }

  /** The router with this id; the id of a site with one router also gives that router. */
  router(id: DeclId): ThingOf<'router'> | undefined {
    return this.index.routers.get(id);
  }

  /** The route table with this id. */
  routeTable(id: DeclId | undefined): RouteTable | undefined {
    return id === undefined ? undefined : this.routeTables.get(id);
  }

  /** The prefixes of service tags. */
  get serviceTags(): ServiceTags {
    this.tags ??= new ServiceTags(this.topology.serviceTags);
    return this.tags;
  }

  /** The tunnel with this id. */
  tunnel(id: DeclId | undefined): Tunnel | undefined {
    const thing = id === undefined ? undefined : this.index.things.get(id);
    return thing?.kind === 'tunnel' ? thing.tunnel : undefined;
  }

  /** The name of a thing as messages show it. */
  label(id: DeclId): string {
    const thing = this.thing(id);
    return thing ? declaredOf(thing).label : (this.index.routers.get(id)?.router.label ?? id);
  }

  /** The NVA that this NIC belongs to. */
  nvaOfNic(nic: DeclId): Nva | undefined {
    return this.index.nvaOfNic.get(nic);
  }

  /** The NVAs behind a load balancer, sorted. */
  nvasBehind(loadBalancer: LoadBalancer): readonly DeclId[] {
    let nvas = this.backends.get(loadBalancer);
    if (!nvas) {
      nvas = [...new Set(loadBalancer.backends.flatMap((nic) => this.nvaOfNic(nic)?.id ?? []))].sort();
      this.backends.set(loadBalancer, nvas);
    }
    return nvas;
  }

  /** The existing NICs of an NVA in its order, with their subnets and VNets. */
  nicsOf(nva: Nva): readonly PlacedNic[] {
    let nics = this.nicLists.get(nva);
    if (!nics) {
      nics = nva.nics.flatMap((id) => this.nic(id) ?? []);
      this.nicLists.set(nva, nics);
    }
    return nics;
  }

  /** The peering between two VNets, if one is declared. */
  peeringBetween(one: DeclId, other: DeclId): Peering | undefined {
    return this.topology.peerings.find(
      ({ a, b }) => (a.vnet === one && b.vnet === other) || (a.vnet === other && b.vnet === one),
    );
  }

  /** The directly peered VNets (Connected peerings only), sorted by the id of the peering. */
  neighbours(vnet: DeclId): readonly Neighbour[] {
    return this.peered.neighbours(vnet);
  }

  /** The owner of this address in this VNet. */
  ownerIn(vnet: DeclId, address: Address): AddressOwner | undefined {
    return this.owners.get(vnet)?.get(address.text);
  }

  /**
   * The owner of this address in this VNet or in a directly peered one whose peering includes it: the fabric delivers
   * packets with this next hop to it (R057, R058).
   */
  ownerNear(
    vnet: DeclId,
    address: Address,
  ): { readonly owner: AddressOwner; readonly vnet: DeclId; readonly neighbour: Neighbour | undefined } | undefined {
    const own = this.ownerIn(vnet, address);
    if (own) return { owner: own, vnet, neighbour: undefined };
    for (const neighbour of this.neighbours(vnet)) {
      if (!neighbour.prefixes.some((prefix) => contains(prefix, address))) continue;
      const owner = this.ownerIn(neighbour.vnet.id, address);
      if (owner) return { owner, vnet: neighbour.vnet.id, neighbour };
    }
    return undefined;
  }

  /** The VNet whose gateways and Route Server this VNet uses through useRemoteGateways (R084–R086). */
  hubOf(vnet: DeclId): Vnet | undefined {
    return this.peered.hubOf(vnet);
  }

  /** The VNets that use this VNet's gateways and Route Server, sorted by id. */
  transitSpokes(vnet: DeclId): readonly Vnet[] {
    return this.peered.transitSpokes(vnet);
  }

  /**
   * The same VNets with the prefixes that this VNet's gateways and Route Server announce for them: the whole address
   * space, or only the selected subnets with subnet peering (R022, R084).
   */
  transitSpace(vnet: DeclId): readonly { readonly spoke: Vnet; readonly prefixes: readonly Prefix[] }[] {
    const spokes = new Set(this.transitSpokes(vnet));
    return this.neighbours(vnet).flatMap((neighbour) =>
      spokes.has(neighbour.vnet) ? [{ spoke: neighbour.vnet, prefixes: neighbour.prefixes }] : [],
    );
  }

  /** The connections that end at this device, without those to a second gateway of its kind, which is ignored. */
  connectionsOf(device: DeclId): readonly Connection[] {
    return this.connectionLists.get(device) ?? [];
  }

  /** The addresses that connections and tunnels give this device: of its BGP speakers, and of the tunnels that end there. */
  writtenAddresses(device: DeclId): readonly Address[] {
    return this.written.get(device) ?? [];
  }

  private indexAddresses(end: DeclId, addresses: readonly Address[]): void {
    const device = this.index.routers.get(end)?.router.id ?? end;
    for (const address of addresses) append(this.written, device, address);
  }
}

/** The gateways of a VNet that are ignored: all but the first of each kind. */
function idleGateways({ vpnGateways, expressRouteGateways }: Vnet): DeclId[] {
  return [...vpnGateways.slice(1), ...expressRouteGateways.slice(1)].map(({ id }) => id);
}
