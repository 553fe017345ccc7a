import type { DeclId } from '@azroute/engine';
import type { Page } from './page.js';

/**
 * The addresses at which a packet would come back to the appliance that sent it: those of its NICs, and of the load
 * balancers in front of them (R265). The value is the appliance, or the NIC itself if it belongs to none.
 */
export function selfAddresses(page: Page, nics: readonly DeclId[]): ReadonlyMap<string, DeclId> {
  const self = new Map<string, DeclId>();
  for (const id of nics) {
    const nva = page.network.nvaOfNic(id);
    const owner = nva?.id ?? id;
    const own = nva ? page.network.nicsOf(nva) : [page.network.nic(id)].filter((nic) => nic !== undefined);
    const ids = new Set(own.map(({ nic }) => nic.id));
    for (const { nic, vnet } of own) {
      for (const address of nic.addresses) self.set(address.text, owner);
      for (const loadBalancer of vnet.subnets.flatMap((subnet) => subnet.loadBalancers)) {
        if (loadBalancer.backends.some((backend) => ids.has(backend))) self.set(loadBalancer.address.text, owner);
      }
    }
  }
  return self;
}
