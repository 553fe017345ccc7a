import { type Address, addressesOf as addressesOfNic, type DeclId, type Prefix, type Topology } from '@azroute/engine';

/**
 * The addresses of a NIC, load balancer, private endpoint, firewall, host or router, and those of the first NIC of an
 * NVA; empty for anything else.
 */
export function addressesOf(topology: Topology, id: DeclId): readonly Address[] {
  for (const vnet of topology.vnets) {
    const firewall = vnet.firewalls.find((one) => one.id === id);
    if (firewall) return firewall.address ? [firewall.address] : [];
    for (const subnet of vnet.subnets) {
      const nic = subnet.nics.find((one) => one.id === id);
      if (nic) return addressesOfNic(nic);
      const single = [...subnet.loadBalancers, ...subnet.privateEndpoints].find((one) => one.id === id);
      if (single) return [single.address];
    }
  }
  const nva = topology.nvas.find((one) => one.id === id);
  if (nva) return nva.nics[0] === undefined ? [] : addressesOf(topology, nva.nics[0]);
  const router = topology.sites.flatMap(({ routers }) => routers).find((one) => one.id === id);
  if (router) return router.address ? [router.address] : [];
  const homes = [...topology.sites, ...topology.nvas, ...topology.vnets.flatMap(({ vpnGateways }) => vpnGateways)];
  const host = homes.flatMap(({ hosts }) => hosts).find((one) => one.id === id);
  return host ? [host.address] : [];
}

/** The prefixes of a subnet, VNet or site; undefined for anything else. */
export function prefixesOf(topology: Topology, id: DeclId): readonly Prefix[] | undefined {
  const subnets = topology.vnets.flatMap((vnet) => vnet.subnets);
  return (
    topology.vnets.find((vnet) => vnet.id === id)?.addressSpace ??
    subnets.find((subnet) => subnet.id === id)?.prefixes ??
    topology.sites.find((site) => site.id === id)?.addressSpace
  );
}
