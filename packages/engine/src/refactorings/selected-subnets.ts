import type { Network, Subnet, Vnet } from '../topology/index.js';
import type { Selection } from './offer.js';

/** A subnet with its VNet. */
export interface PlacedSubnet {
  readonly subnet: Subnet;
  readonly vnet: Vnet;
}

/** The selected subnets: those in the selection, or else those of the selected VNets. */
export function selectedSubnets(network: Network, selection: Selection): readonly PlacedSubnet[] {
  const things = selection.flatMap((id) => network.thing(id) ?? []);
  const subnets = things.flatMap((thing) => (thing.kind === 'subnet' ? [thing] : []));
  if (subnets.length > 0) return subnets;
  return things.flatMap((thing) =>
    thing.kind === 'vnet' ? thing.vnet.subnets.map((subnet) => ({ subnet, vnet: thing.vnet })) : [],
  );
}
