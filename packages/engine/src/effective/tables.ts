import type { BgpResult } from '../bgp/result.js';
import type { Settings } from '../settings.js';
import type { DeclId, HubVirtualNetworkConnection, Network, Subnet, Vnet } from '../topology/index.js';
import { HubTables } from './hubs/hub-routes.js';
import { injectedByHub } from './hubs/injected-by-hub.js';
import { type InjectedRoutes, injectedList, injectedRoutes } from './injected.js';
import type { EffectiveTable } from './route.js';
import { ClassTable } from './table.js';
import { type VnetRows, vnetRows } from './vnet-rows.js';

const nothingInjected = injectedList([], []);

/**
 * Effective route tables by class of NICs, built when first asked for. NICs of one VNet whose subnets have the same
 * route table and service endpoints share one table, so that work grows with classes and not with NICs.
 */
export class EffectiveTables {
  private readonly byClass = new Map<string, ClassTable>();
  private readonly bySubnet = new Map<DeclId, ClassTable>();
  private readonly injectedByHub: Map<DeclId, InjectedRoutes>;
  private readonly rowsByVnet: Map<DeclId, VnetRows>;
  /** The tables of virtual hubs. */
  readonly hubs: HubTables;

  /** @param base tables of the same topology and settings but for route tables: what is equal is taken over. */
  constructor(
    private readonly network: Network,
    private readonly bgp: () => BgpResult,
    private readonly settings: Settings,
    base?: EffectiveTables,
  ) {
    this.injectedByHub = base?.injectedByHub ?? new Map();
    this.rowsByVnet = base?.rowsByVnet ?? new Map();
    this.hubs = base?.hubs ?? new HubTables(network, bgp);
    for (const [key, table] of base?.byClass ?? []) {
      if (table.hasRoutesOf(network)) this.byClass.set(key, table);
    }
    for (const [id, table] of base?.bySubnet ?? []) {
      if (table.hasRoutesOf(network)) this.bySubnet.set(id, table);
    }
  }

  /** The table of NICs in a subnet; undefined for an unknown subnet. */
  ofSubnet(id: DeclId): EffectiveTable | undefined {
    const known = this.bySubnet.get(id);
    if (known) return known;
    const thing = this.network.thing(id);
    if (thing?.kind !== 'subnet') return undefined;
    const table = this.table(thing.vnet, thing.subnet);
    this.bySubnet.set(id, table);
    return table;
  }

  /** The table of a NIC; undefined for an unknown NIC. */
  ofNic(id: DeclId): EffectiveTable | undefined {
    const place = this.network.nic(id);
    return place && this.table(place.vnet, place.subnet);
  }

  /** The class of NICs that a subnet's NICs belong to: subnets with equal keys share one table. */
  classOf(vnet: Vnet, subnet: Subnet): string {
    return `${vnet.id}|${subnet.routeTable ?? ''}|${[...subnet.serviceEndpoints].sort().join()}`;
  }

  /** What the gateways and Route Server inject into NICs of this VNet: its own ones', or those of its remote gateway VNet. */
  injectedInto(vnet: Vnet): InjectedRoutes {
    const connection = this.network.hubConnectionOf(vnet.id);
    if (connection) return this.injectedByConnection(connection);
    const source = this.network.hubOf(vnet.id) ?? vnet;
    if (source.vpnGateways.length + source.expressRouteGateways.length + source.routeServers.length === 0) {
      return nothingInjected;
    }
    let injected = this.injectedByHub.get(source.id);
    if (!injected) {
      injected = injectedRoutes(this.network, this.bgp(), source);
      this.injectedByHub.set(source.id, injected);
    }
    return injected;
  }

  /** Connections of one hub with the same table and the same setting for the default route share one list. */
  private injectedByConnection(connection: HubVirtualNetworkConnection): InjectedRoutes {
    const { id, hub, routing } = connection;
    // Why the default route is missing is said with the connection.
    const own = routing.enableInternetSecurity === false ? id : '';
    const key = `${hub}|${routing.associatedRouteTable ?? ''}|${own}`;
    let injected = this.injectedByHub.get(key);
    if (!injected) {
      injected = injectedByHub(this.network, this.hubs, connection);
      this.injectedByHub.set(key, injected);
    }
    return injected;
  }

  private table(vnet: Vnet, subnet: Subnet): ClassTable {
    const key = this.classOf(vnet, subnet);
    let table = this.byClass.get(key);
    if (!table) {
      table = new ClassTable({
        network: this.network,
        settings: this.settings,
        vnet,
        vnetRows: this.rowsOf(vnet),
        subnet,
        routeTable: this.network.routeTable(subnet.routeTable),
        injected: this.injectedInto(vnet),
      });
      this.byClass.set(key, table);
    }
    return table;
  }

  private rowsOf(vnet: Vnet): VnetRows {
    let rows = this.rowsByVnet.get(vnet.id);
    if (!rows) {
      rows = vnetRows(this.network, vnet);
      this.rowsByVnet.set(vnet.id, rows);
    }
    return rows;
  }
}
