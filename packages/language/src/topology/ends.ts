import type { Address, DeclId, Topology } from '@azroute/engine';

/** Something that sends packets of its own: the NIC of a machine, a private endpoint or a host. */
export interface SendingEnd {
  readonly id: DeclId;
  readonly addresses: readonly Address[];
  /** Its subnet, or the site or appliance of a host: its other ends are alike. A private endpoint is like no other. */
  readonly home: DeclId;
}

/** All that send packets of their own, those in VNets apart from the hosts. */
export function sendingEnds({ vnets, sites, nvas }: Topology): {
  readonly inVnets: readonly SendingEnd[];
  readonly hosts: readonly SendingEnd[];
} {
  const ofAppliances = new Set(nvas.flatMap(({ nics }) => nics));
  const subnets = vnets.flatMap((vnet) => vnet.subnets);
  const inVnets = subnets.flatMap((subnet) => [
    ...subnet.nics
      .filter(({ id }) => !ofAppliances.has(id))
      .map(({ id, addresses }) => ({ id, addresses, home: subnet.id })),
    ...subnet.privateEndpoints.map(({ id, address }) => ({ id, addresses: [address], home: id })),
  ]);
  const hosts = [...sites, ...nvas].flatMap((home) =>
    home.hosts.map(({ id, address }) => ({ id, addresses: [address], home: home.id })),
  );
  return { inVnets, hosts };
}
