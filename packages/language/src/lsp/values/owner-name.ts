import { type Address, type DeclId, type EffectiveTable, isDefaultRoute, type Network, ownerId } from '@azroute/engine';

/** The device that has an address as seen from a VNet, as the next hop of a NIC: an NVA rather than its NIC. */
export function nextHopOwner(network: Network, vnet: DeclId, address: Address): DeclId | undefined {
  const owner = network.ownerNear(vnet, address)?.owner;
  if (!owner) return undefined;
  return owner.kind === 'nic' && owner.nva ? owner.nva.id : ownerId(owner);
}

/** Where packets to the Internet go by a table: "Internet", "Internet via nva1", "dropped"; undefined without such a row. */
export function defaultRouteText(network: Network, vnet: DeclId, table: EffectiveTable): string | undefined {
  const row = table.routes.find(({ prefix, state }) => state === 'Active' && prefix && isDefaultRoute(prefix));
  if (!row) return undefined;
  const names = row.nextHops.map(({ action, text }) => {
    const owner = action.to === 'address' ? nextHopOwner(network, vnet, action.address) : undefined;
    return owner === undefined ? (text ?? '') : network.label(owner);
  });
  switch (row.nextHopType) {
    case 'Internet':
      return 'Internet';
    case 'None':
      return 'Internet dropped';
    default:
      return `Internet via ${names.filter(Boolean).join(', ') || row.nextHopType}`;
  }
}
