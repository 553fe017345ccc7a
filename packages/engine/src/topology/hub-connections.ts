import { append, byId } from '../collections.js';
import type { DeclId } from './id.js';
import type { Peering, PeeringHalf } from './model.js';
import type { Topology } from './topology.js';
import type { HubVirtualNetworkConnection } from './virtual-wan.js';

/** The connections of VNets with virtual hubs; of several of one VNet, the first by id counts (W021). */
export class HubConnections {
  /** Those that count, sorted by id. */
  readonly all: readonly HubVirtualNetworkConnection[];
  private readonly byId = new Map<DeclId, HubVirtualNetworkConnection>();
  private readonly byHub = new Map<DeclId, HubVirtualNetworkConnection[]>();
  private readonly byVnet = new Map<DeclId, HubVirtualNetworkConnection>();

  constructor({ hubConnections }: Topology) {
    for (const connection of [...hubConnections].sort(byId)) {
      if (this.byVnet.has(connection.vnet)) continue;
      this.byVnet.set(connection.vnet, connection);
      this.byId.set(connection.id, connection);
      append(this.byHub, connection.hub, connection);
    }
    this.all = [...this.byVnet.values()];
  }

  ofHub(hub: DeclId): readonly HubVirtualNetworkConnection[] {
    return this.byHub.get(hub) ?? [];
  }

  withId(id: DeclId): HubVirtualNetworkConnection | undefined {
    return this.byId.get(id);
  }

  ofVnet(vnet: DeclId): HubVirtualNetworkConnection | undefined {
    return this.byVnet.get(vnet);
  }
}

/**
 * The connection in the form of a peering, `a` on the side of the hub (W022), so that NICs of the VNet reach the hub's
 * firewall (W122).
 */
export function asPeering({ id, label, hub, vnet }: HubVirtualNetworkConnection): Peering {
  const half = (of: DeclId): PeeringHalf => ({
    vnet: of,
    allowVirtualNetworkAccess: true,
    // W130: a hub accepts foreign sources without the flag that its side of the peering lacks in print (W022).
    allowForwardedTraffic: true,
    // W010: the routes of the hub do not come by gateway transit: see the virtual hub's tables.
    allowGatewayTransit: false,
    useRemoteGateways: false,
    subnets: undefined,
  });
  return { kind: 'peering', id, label, oneSided: false, a: half(hub), b: half(vnet) };
}
