import type { DeclId, Network } from '@azroute/engine';

/** The VNet, site or circuit that a device belongs to. */
export function ownerOf(network: Network, device: DeclId): DeclId | undefined {
  const thing = network.thing(device);
  if (!thing) return network.router(device)?.site.id;
  if (thing.kind === 'nva') return network.nicsOf(thing.nva)[0]?.vnet.id;
  if ('vnet' in thing) return thing.vnet.id;
  return 'site' in thing ? thing.site.id : device;
}
