import type { Address } from '../../address/index.js';
import type { Network, Vnet } from '../../topology/index.js';

/** An address of a VNet that takes packets for others. */
export interface ApplianceAddress {
  readonly label: string;
  readonly address: Address;
}

/** The load balancers before appliances in a VNet, and the appliances, with their IPv4 addresses. */
export function appliancesOf(network: Network, { subnets }: Vnet): readonly ApplianceAddress[] {
  return subnets.flatMap(({ loadBalancers, nics }) => [
    ...loadBalancers
      .filter(({ backends }) => backends.some((id) => network.nvaOfNic(id)))
      .flatMap(({ label, address }) => (address ? [{ label, address }] : [])),
    ...nics.flatMap(({ id, addresses }) => {
      const nva = network.nvaOfNic(id);
      const address = addresses.find(({ family }) => family === 4);
      return nva && address ? [{ label: nva.label, address }] : [];
    }),
  ]);
}
