import { type Address, overlaps, type Prefix } from '../../address/index.js';
import type { Network, Vnet } from '../../topology/index.js';

/** An address of a VNet that takes packets for others. */
export interface ApplianceAddress {
  readonly label: string;
  readonly address: Address;
  /** The networks behind the appliance, or behind those behind the load balancer. */
  readonly connected: readonly Prefix[];
}

/** The load balancers before appliances in a VNet, and the appliances, with their IPv4 addresses. */
export function appliancesOf(network: Network, { subnets }: Vnet): readonly ApplianceAddress[] {
  return subnets.flatMap(({ loadBalancers, nics }) => [
    ...loadBalancers.flatMap(({ label, address, backends }) => {
      const nvas = backends.flatMap((id) => network.nvaOfNic(id) ?? []);
      const connected = nvas.flatMap((nva) => nva.connected);
      return address && nvas.length > 0 ? [{ label, address, connected }] : [];
    }),
    ...nics.flatMap(({ id, addresses }) => {
      const nva = network.nvaOfNic(id);
      const address = addresses.find(({ family }) => family === 4);
      return nva && address ? [{ label: nva.label, address, connected: nva.connected }] : [];
    }),
  ]);
}

/** The only appliance, or the only one behind which some of these prefixes are; undefined if it is not clear. */
export function clearlyMeant(
  all: readonly ApplianceAddress[],
  prefixes: readonly Prefix[],
): ApplianceAddress | undefined {
  const before = all.filter(({ connected }) => connected.some((one) => prefixes.some((other) => overlaps(one, other))));
  const [first, ...others] = before.length > 0 ? before : all;
  return others.length === 0 ? first : undefined;
}
