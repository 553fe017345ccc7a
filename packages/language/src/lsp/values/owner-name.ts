import {
  type Address,
  type DeclId,
  type EffectiveTable,
  isDefaultRoute,
  type Network,
  type NextHopType,
  ownerId,
} from '@azroute/engine';

/** The device that has an address as seen from a VNet, as the next hop of a NIC: an NVA rather than its NIC. */
export function nextHopOwner(network: Network, vnet: DeclId, address: Address): DeclId | undefined {
  const owner = network.ownerNear(vnet, address)?.owner;
  if (!owner) return undefined;
  return owner.kind === 'nic' && owner.nva ? owner.nva.id : ownerId(owner);
}

/** The default route of a table, and where it leads: "Internet", "dropped", or to what. */
interface DefaultRoute {
  readonly prefix: string;
  readonly to: string;
  readonly type: NextHopType;
}

/** The active default route of a table; undefined without one. */
export function defaultRouteOf(network: Network, vnet: DeclId, table: EffectiveTable): DefaultRoute | undefined {
  const row = table.routes.find(({ prefix, state }) => state === 'Active' && prefix && isDefaultRoute(prefix));
  if (!row?.prefix) return undefined;
  const { prefix, nextHopType: type, nextHops } = row;
  const names = nextHops.map(({ action, text }) => {
    const owner = action.to === 'address' ? nextHopOwner(network, vnet, action.address) : undefined;
    return owner === undefined ? (text ?? '') : network.label(owner);
  });
  const to = type === 'None' ? 'dropped' : names.filter(Boolean).join(', ') || type;
  return { prefix: prefix.text, to: type === 'Internet' ? 'Internet' : to, type };
}

/** Where packets to the Internet go by a table: "Internet", "Internet via nva1", "Internet dropped"; undefined without such a row. */
export function defaultRouteText(network: Network, vnet: DeclId, table: EffectiveTable): string | undefined {
  const route = defaultRouteOf(network, vnet, table);
  if (!route || route.type === 'Internet') return route?.to;
  return route.type === 'None' ? `Internet ${route.to}` : `Internet via ${route.to}`;
}
