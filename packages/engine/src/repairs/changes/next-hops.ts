import type { Address } from '../../address/index.js';
import { addressesOf, type DeclId, type LoadBalancer, type Network, type Nva } from '../../topology/index.js';

/** A next hop address with the NVAs that it leads to: one, or those behind a load balancer; none for a firewall. */
export interface ApplianceHop {
  readonly address: Address;
  readonly nvas: readonly Nva[];
}

/** The next hops that lead to an appliance: load balancers in front of it, then its NICs; a firewall has one. */
export function hopsTo(network: Network, appliance: DeclId): readonly ApplianceHop[] {
  const thing = network.thing(appliance);
  if (thing?.kind === 'nva') return hopsOf(network, thing.nva);
  if (thing?.kind === 'firewall') return thing.firewall.address ? [{ address: thing.firewall.address, nvas: [] }] : [];
  if (thing?.kind === 'loadBalancer') {
    return [{ address: thing.loadBalancer.address, nvas: backendNvas(network, thing.loadBalancer) }];
  }
  return [];
}

/** The load balancers in front of an NVA, then the addresses of its NICs. */
export function hopsOf(network: Network, nva: Nva): readonly ApplianceHop[] {
  const nics = network.nicsOf(nva);
  const balancers = nics.flatMap(({ nic, vnet }) =>
    vnet.subnets.flatMap(({ loadBalancers }) =>
      loadBalancers.filter(({ backends, ports }) => !ports && backends.includes(nic.id)),
    ),
  );
  return [
    ...balancers.map((balancer) => ({ address: balancer.address, nvas: backendNvas(network, balancer) })),
    ...nics.flatMap(({ nic }) => addressesOf(nic).map((address) => ({ address, nvas: [nva] }))),
  ];
}

/** Whether packets from a VNet can be sent to a next hop: its owner is in the VNet or in a directly peered one. */
export function isReachable(network: Network, vnet: DeclId, address: Address): boolean {
  const found = network.ownerNear(vnet, address);
  return found !== undefined && (found.neighbour?.access ?? true);
}

function backendNvas(network: Network, { backends }: LoadBalancer): readonly Nva[] {
  return [...new Set(backends.flatMap((nic) => network.nvaOfNic(nic) ?? []))];
}
