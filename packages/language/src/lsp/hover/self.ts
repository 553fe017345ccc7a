import type { DeclId, Vnet } from '@azroute/engine';
import type { Page } from './page.js';

/**
 * The addresses at which a packet would come back to the appliance that sent it: those of its NICs, and of the load
 * balancers in front of them (R265). The value is the appliance, or the NIC itself if it belongs to none.
 */
export function selfAddresses(page: Page, nics: readonly DeclId[]): ReadonlyMap<string, DeclId> {
  const self = new Map<string, DeclId>();
  const ownerOf = (nic: DeclId) => page.network.nvaOfNic(nic)?.id ?? nic;
  const owners = new Set(nics.map(ownerOf));
  const places = new Map<Vnet, Set<DeclId>>();
  for (const owner of owners) {
    const nva = page.network.nva(owner);
    const own = nva ? page.network.nicsOf(nva) : [page.network.nic(owner)].filter((nic) => nic !== undefined);
    for (const { nic, vnet } of own) {
      for (const address of nic.addresses) self.set(address.text, owner);
      places.set(vnet, (places.get(vnet) ?? new Set()).add(owner));
    }
  }
  for (const [vnet, here] of places) {
    for (const { address, backends } of vnet.subnets.flatMap((subnet) => subnet.loadBalancers)) {
      const behind = backends.map(ownerOf).filter((owner) => here.has(owner));
      for (const owner of behind) self.set(address.text, owner);
    }
  }
  return self;
}
