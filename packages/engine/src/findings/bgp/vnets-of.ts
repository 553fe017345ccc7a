import type { DeclId, Network, Vnet } from '../../topology/index.js';

/** The VNets that a device is in. */
export function vnetsOf(network: Network, device: DeclId): readonly Vnet[] {
  const thing = network.thing(device);
  if (thing?.kind === 'nva') return network.nicsOf(thing.nva).map(({ vnet }) => vnet);
  return thing && 'vnet' in thing ? [thing.vnet] : [];
}
