import type { Address } from '../address/index.js';
import type { BgpResult } from '../bgp/result.js';
import type { HubRoutes, HubTables } from '../effective/hubs/hub-routes.js';
import type { InjectedRoutes } from '../effective/injected.js';
import type { EffectiveTable } from '../effective/route.js';
import type { AddressOwner, DeclId, Network, OwnerOf, Thing, ThingOf, Topology, Vnet } from '../topology/index.js';
import type { InstalledRoutes } from './best-routes.js';
import type { DeviceTables } from './device-tables.js';
import type { OsTable } from './os-table.js';
import type { Outcome, Passage } from './outcome.js';
import type { Packet } from './packet.js';
import type { PlaceKind } from './state.js';
import type { HopKind } from './trace.js';

/** The tables of NICs and subnets that forwarding needs. */
export interface RouteTables {
  ofNic(nic: DeclId): EffectiveTable | undefined;
  ofSubnet(subnet: DeclId): EffectiveTable | undefined;
  /** The routes that gateways and Route Server inject into this VNet's NICs, before its own space and propagation apply. */
  injectedInto(vnet: Vnet): InjectedRoutes;
  /** The tables of virtual hubs. */
  readonly hubs: HubTables;
}

/** A table by which a place decides where packets go. */
export type Decisive =
  | { readonly by: 'rows'; readonly table: EffectiveTable }
  /** Rows whose prefixes are compared in length with the device's own routes. */
  | { readonly by: 'rowsAndLengths'; readonly table: EffectiveTable }
  | { readonly by: 'routes'; readonly routes: readonly InstalledRoutes[] }
  | { readonly by: 'hubRoutes'; readonly routes: HubRoutes }
  | { readonly by: 'operatingSystem'; readonly table: OsTable };

/** The rules of forwarding for one kind of place where a device handles packets. */
export interface PlaceRules {
  /** What the device does with a packet. */
  next(world: World, device: DeclId, packet: Packet): readonly Outcome[];
  /** The effective routes that it reads, in addition to {@link World.devices}. */
  tables(world: World, device: DeclId): readonly (EffectiveTable | undefined)[];
  /** The kind of hop that it is; undefined for places that only send. */
  readonly hop: HopKind | undefined;
  /** The device that a path lists for it, if that is another one. */
  hopDevice?(world: World, device: DeclId): DeclId;
  /** The devices of this kind that forward, and so can be part of a loop. */
  devices(topology: Topology): Iterable<DeclId>;
  /** The tables by which it decides where forwarded packets go. */
  decisives(world: World, device: DeclId): readonly Decisive[];
}

/** Where a packet starts. */
interface Start {
  readonly kind: PlaceKind;
  readonly device: DeclId;
  /** The addresses of the sender. */
  readonly addresses: readonly Address[];
}

/** The rules of forwarding for one kind of thing that packets reach. */
export interface ThingRules<K extends Thing['kind'] = Thing['kind']> {
  /** Where packets start that it sends itself; undefined if it sends none. */
  sends(world: World, thing: ThingOf<K>): Start | undefined;
  /** Where packets are that reach it through a connection; undefined if no connection ends there. */
  readonly connectionEnd: PlaceKind | undefined;
  /** Where packets are that come out of a tunnel there; undefined if no tunnel ends there. */
  readonly tunnelEnd: PlaceKind | undefined;
  /** The outer address of a tunnel that ends there, if none is declared. */
  tunnelAddress(world: World, thing: ThingOf<K>): Address | undefined;
  /** The addresses at which it takes packets for itself, of a device that forwards. */
  addresses(world: World, thing: ThingOf<K>): readonly Address[];
}

/** The rules of forwarding for one kind of owner of an address in a VNet. */
export interface OwnerRules<K extends AddressOwner['kind'] = AddressOwner['kind']> {
  /** The outcome for a packet whose route names its address as next hop. */
  handedTo(world: World, owner: OwnerOf<K>, sender: DeclId, packet: Packet, passage: Passage): Outcome[];
}

/** The rules of forwarding for all kinds. */
export interface Kinds {
  readonly places: Readonly<Record<PlaceKind, PlaceRules>>;
  readonly things: { readonly [K in Thing['kind']]: ThingRules<K> };
  readonly owners: { readonly [K in AddressOwner['kind']]: OwnerRules<K> };
}

/** Everything that forwarding reads: the topology, the BGP tables, the effective routes, and the rules of each kind. */
export class World {
  constructor(
    readonly network: Network,
    readonly bgp: BgpResult,
    readonly tables: RouteTables,
    readonly devices: DeviceTables,
    private readonly kinds: Kinds,
  ) {}

  /** The rules of a kind of place. */
  place(kind: PlaceKind): PlaceRules {
    return this.kinds.places[kind];
  }

  /** The rules of a kind of thing. */
  rulesOf(thing: Thing): ThingRules {
    return this.kinds.things[thing.kind];
  }

  /** The rules of a kind of owner. */
  ownerRules(owner: AddressOwner): OwnerRules {
    return this.kinds.owners[owner.kind];
  }

  /** The thing that forwards under this id: for a site that is its own router, or has just one, that router. */
  forwarding(id: DeclId): Thing | undefined {
    return this.network.router(id) ?? this.network.thing(id);
  }

  /** The device with this id: for a site that is its own router, or has just one, that router. */
  deviceId(id: DeclId): DeclId {
    return this.network.router(id)?.router.id ?? id;
  }
}
