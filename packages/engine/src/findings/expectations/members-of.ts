import type { DeclId, Network } from '../../topology/index.js';

/** What `.*` means behind a name, sorted by id: the NICs of a VNet or subnet that belong to no NVA, or a site's hosts. */
export function membersOf(network: Network, group: DeclId): readonly DeclId[] {
  const thing = network.thing(group);
  const subnets = thing?.kind === 'vnet' ? thing.vnet.subnets : thing?.kind === 'subnet' ? [thing.subnet] : [];
  const hosts = thing?.kind === 'site' ? thing.site.hosts : [];
  const nics = subnets.flatMap((subnet) => subnet.nics).filter(({ id }) => !network.nvaOfNic(id));
  return [...nics, ...hosts].map(({ id }) => id).sort();
}
