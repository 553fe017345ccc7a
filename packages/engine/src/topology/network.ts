import { type Address, contains, type Prefix } from '../address/index.js';
import { checkpoint } from '../checkpoint.js';
import { append, byId } from '../collections.js';
import { addressOwners } from './address-owners.js';
import type { DeclId } from './id.js';
import type {
  Connection,
  LoadBalancer,
  Nic,
  Nva,
  Peering,
  RouteTable,
  Subnet,
  Topology,
  Tunnel,
  Vnet,
} from './model.js';
import { type Neighbour, neighboursBy } from './neighbour.js';
import type { AddressOwner } from './owner.js';
import { ServiceTags } from './service-tags.js';
import { declaredOf, type Thing, type ThingOf } from './thing.js';

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
  private readonly things: Map<DeclId, Thing>;
  private readonly routeTables: ReadonlyMap<DeclId, RouteTable>;
  private readonly routers: Map<DeclId, ThingOf<'router'>>;
  private readonly neighbourLists: Map<DeclId, Neighbour[]>;
  private readonly owners: Map<DeclId, Map<string, AddressOwner>>;
  private readonly hubs: Map<DeclId, Vnet>;
  private readonly spokes: Map<DeclId, Vnet[]>;
  private readonly nvaOfNicId: Map<DeclId, Nva>;
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
    this.things = base?.things ?? new Map();
    this.routers = base?.routers ?? new Map();
    this.neighbourLists = base?.neighbourLists ?? new Map();
    this.owners = base?.owners ?? new Map();
    this.hubs = base?.hubs ?? new Map();
    this.spokes = base?.spokes ?? new Map();
    this.nvaOfNicId = base?.nvaOfNicId ?? new Map();
    this.connectionLists = base?.connectionLists ?? new Map();
    this.written = base?.written ?? new Map();
    if (!base) this.buildIndexes();
  }

  private buildIndexes(): void {
    const { topology } = this;
    this.indexThings();
    for (const vnet of topology.vnets) {
      checkpoint();
      this.owners.set(
        vnet.id,
        addressOwners(vnet, (nic) => this.nvaOfNicId.get(nic)),
      );
    }
    for (const peering of [...topology.peerings].sort(byId)) {
      checkpoint();
      this.indexPeering(peering);
    }
    for (const { a, b } of topology.connections) for (const end of [a, b]) this.indexAddresses(end.device, end.bgpIps);
    for (const { a, b } of topology.tunnels) {
      for (const { device, endpoint } of [a, b]) if (endpoint) this.indexAddresses(device, [endpoint]);
    }
    for (const vnet of [...topology.vnets].sort(byId)) this.indexHub(vnet);
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
    return routeTable ? { kind: 'routeTable', routeTable } : this.things.get(id);
  }

  /** Everything that packets can reach. A site that is its own router is included as both. */
  *everything(): Iterable<Thing> {
    yield* this.things.values();
    for (const thing of this.routers.values()) if (this.things.get(thing.router.id) !== thing) yield thing;
  }

  /** The VNet with this id. */
  vnet(id: DeclId): Vnet | undefined {
    const thing = this.things.get(id);
    return thing?.kind === 'vnet' ? thing.vnet : undefined;
  }

  /** The NIC with this id, with its subnet and VNet. */
  nic(id: DeclId): PlacedNic | undefined {
    const thing = this.things.get(id);
    return thing?.kind === 'nic' ? thing : undefined;
  }

  /** The NVA with this id. */
  nva(id: DeclId): Nva | undefined {
    const thing = this.things.get(id);
    return thing?.kind === 'nva' ? thing.nva : undefined;
  }

  /** The router with this id; the id of a site with one router also gives that router. */
  router(id: DeclId): ThingOf<'router'> | undefined {
    return this.routers.get(id);
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
    const thing = id === undefined ? undefined : this.things.get(id);
    return thing?.kind === 'tunnel' ? thing.tunnel : undefined;
  }

  /** The name of a thing as messages show it. */
  label(id: DeclId): string {
    const thing = this.thing(id);
    return thing ? declaredOf(thing).label : (this.routers.get(id)?.router.label ?? id);
  }

  /** The NVA that this NIC belongs to. */
  nvaOfNic(nic: DeclId): Nva | undefined {
    return this.nvaOfNicId.get(nic);
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

  /** The directly peered VNets (Connected peerings only), sorted by the id of the peering. */
  neighbours(vnet: DeclId): readonly Neighbour[] {
    return this.neighbourLists.get(vnet) ?? [];
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
    return this.hubs.get(vnet);
  }

  /** The VNets that use this VNet's gateways and Route Server, sorted by id. */
  transitSpokes(vnet: DeclId): readonly Vnet[] {
    return this.spokes.get(vnet) ?? [];
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
    const device = this.routers.get(end)?.router.id ?? end;
    for (const address of addresses) append(this.written, device, address);
  }

  private indexThings(): void {
    const { things } = this;
    const { vnets, sites, circuits, nvas, tunnels, ...others } = this.topology;
    // A list of things that is not handled here does not compile.
    others satisfies Record<Exclude<keyof typeof others, ListWithoutThings>, never>;
    for (const vnet of vnets) {
      things.set(vnet.id, { kind: 'vnet', vnet });
      for (const gateway of vnet.vpnGateways) {
        things.set(gateway.id, { kind: 'vpnGateway', gateway, vnet });
        this.indexHosts(gateway);
      }
      for (const gateway of vnet.expressRouteGateways)
        things.set(gateway.id, { kind: 'expressRouteGateway', gateway, vnet });
      for (const routeServer of vnet.routeServers)
        things.set(routeServer.id, { kind: 'routeServer', routeServer, vnet });
      for (const firewall of vnet.firewalls) things.set(firewall.id, { kind: 'firewall', firewall, vnet });
      for (const subnet of vnet.subnets) {
        things.set(subnet.id, { kind: 'subnet', subnet, vnet });
        for (const nic of subnet.nics) things.set(nic.id, { kind: 'nic', nic, subnet, vnet });
        for (const loadBalancer of subnet.loadBalancers) {
          things.set(loadBalancer.id, { kind: 'loadBalancer', loadBalancer, subnet, vnet });
        }
        for (const endpoint of subnet.privateEndpoints) {
          things.set(endpoint.id, { kind: 'privateEndpoint', endpoint, subnet, vnet });
        }
      }
    }
    for (const circuit of circuits) things.set(circuit.id, { kind: 'circuit', circuit });
    for (const tunnel of tunnels) things.set(tunnel.id, { kind: 'tunnel', tunnel });
    for (const nva of nvas) {
      things.set(nva.id, { kind: 'nva', nva });
      this.indexHosts(nva);
      for (const nic of nva.nics) if (!this.nvaOfNicId.has(nic)) this.nvaOfNicId.set(nic, nva);
    }
    for (const site of sites) {
      things.set(site.id, { kind: 'site', site });
      this.indexHosts(site);
      for (const router of site.routers) {
        const thing = { kind: 'router', router, site } as const;
        if (router.id !== site.id) things.set(router.id, thing);
        this.routers.set(router.id, thing);
      }
      const only = site.routers.length === 1 ? site.routers[0] : undefined;
      if (only) this.routers.set(site.id, { kind: 'router', router: only, site });
    }
  }

  private indexHosts(home: ThingOf<'host'>['home']): void {
    for (const host of home.hosts) this.things.set(host.id, { kind: 'host', host, home });
  }

  private indexPeering(peering: Peering): void {
    const a = this.vnet(peering.a.vnet);
    const b = this.vnet(peering.b.vnet);
    if (!a || !b || a === b || peering.oneSided) return;
    if (this.neighbours(a.id).some((neighbour) => neighbour.vnet === b)) return;
    const [seenFromA, seenFromB] = neighboursBy(peering, a, b);
    append(this.neighbourLists, a.id, seenFromA);
    append(this.neighbourLists, b.id, seenFromB);
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

/** The lists of a topology that contain no things. */
type ListWithoutThings =
  | 'peerings'
  | 'routeTables'
  | 'serviceTags'
  | 'connections'
  | 'sessions'
  | 'expectations'
  | 'scenarios';

/** Whether the VNet has a gateway or a Route Server that spokes can use. */
export function servesOthers(vnet: Vnet): boolean {
  return vnet.vpnGateways.length + vnet.expressRouteGateways.length + vnet.routeServers.length > 0;
}

/** The gateways of a VNet that are ignored: all but the first of each kind. */
function idleGateways({ vpnGateways, expressRouteGateways }: Vnet): DeclId[] {
  return [...vpnGateways.slice(1), ...expressRouteGateways.slice(1)].map(({ id }) => id);
}
