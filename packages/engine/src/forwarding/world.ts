import type { Address } from '../address/index.js';
import type { BgpResult } from '../bgp/result.js';
import type { BgpRoute } from '../bgp/route.js';
import type { InjectedRoutes } from '../effective/injected.js';
import type { EffectiveTable } from '../effective/route.js';
import type { DeclId, Network, Nva, Vnet } from '../topology/index.js';
import type { BestRoutes, InstalledRoutes } from './best-routes.js';
import { DeviceTables } from './device-tables.js';
import type { OsTable } from './os-table.js';
import type { RouterNextHops } from './router-next-hops.js';

/** The tables of NICs and subnets, as far as forwarding asks for them. */
export interface RouteTables {
  ofNic(nic: DeclId): EffectiveTable | undefined;
  ofSubnet(subnet: DeclId): EffectiveTable | undefined;
  /** What gateways and Route Server inject into NICs of this VNet, before its own space and propagation count. */
  injectedInto(vnet: Vnet): InjectedRoutes;
}

/** All that forwarding reads: the topology, the BGP tables and the effective routes. */
export class World {
  constructor(
    readonly network: Network,
    readonly bgp: BgpResult,
    readonly tables: RouteTables,
    readonly devices: DeviceTables = new DeviceTables(network, bgp),
  ) {}

  /** See {@link DeviceTables.osTable}. */
  osTable(nva: Nva): OsTable {
    return this.devices.osTable(nva);
  }

  /** See {@link DeviceTables.nextHops}. */
  nextHops(router: DeclId): RouterNextHops {
    return this.devices.nextHops(router);
  }

  /** See {@link DeviceTables.bestRoutes}. */
  bestRoutes(device: DeclId, address: Address): readonly BestRoutes[] {
    return this.devices.bestRoutes(device, address);
  }

  /** See {@link DeviceTables.bestRoutesOf}. */
  bestRoutesOf(device: DeclId): readonly InstalledRoutes[] {
    return this.devices.bestRoutesOf(device);
  }

  /** See {@link DeviceTables.ownDefault}. */
  ownDefault(device: DeclId, address: Address): BgpRoute | undefined {
    return this.devices.ownDefault(device, address);
  }

  /** See {@link DeviceTables.isConnection}. */
  isConnection(declaration: DeclId): boolean {
    return this.devices.isConnection(declaration);
  }

  /** See {@link DeviceTables.sender}. */
  sender(route: BgpRoute): DeclId | undefined {
    return this.devices.sender(route);
  }

  /** The device with this id: for a site that is its own router, or has just one, that router. */
  deviceId(id: DeclId): DeclId {
    return this.network.router(id)?.router.id ?? id;
  }
}
