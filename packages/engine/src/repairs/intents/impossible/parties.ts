import type { Address } from '../../../address/index.js';
import type { DeclId, ExpectationEnd, Network, Site, Subnet, Vnet } from '../../../topology/index.js';

/** An end of a question: a machine in a VNet or at a site, or the Internet. */
export interface End {
  /** Undefined for the Internet. */
  readonly id: DeclId | undefined;
  readonly label: string;
  readonly vnet?: Vnet;
  readonly subnet?: Subnet;
  readonly site?: Site;
  readonly addresses: readonly Address[];
}

/** An appliance that packets should pass. */
export interface Appliance {
  readonly id: DeclId;
  readonly label: string;
  /** The VNets of its NICs. */
  readonly vnets: readonly Vnet[];
  readonly subnets: readonly Subnet[];
  readonly isFirewall: boolean;
  readonly addresses: readonly Address[];
}

/** The end of a question; undefined for groups and other ends, about which nothing is known beforehand. */
export function endOf(network: Network, end: ExpectationEnd): End | undefined {
  if (end.kind === 'internet') return { id: undefined, label: 'the Internet', addresses: [] };
  const thing = end.kind === 'thing' ? network.thing(end.id) : undefined;
  if (thing?.kind === 'nic') {
    const { nic, vnet, subnet } = thing;
    return { id: nic.id, label: nic.label, vnet, subnet, addresses: nic.addresses };
  }
  if (thing?.kind === 'host' && thing.home.kind === 'site') {
    return { id: thing.host.id, label: thing.host.label, site: thing.home, addresses: [thing.host.address] };
  }
  return undefined;
}

/** The appliance with this id; undefined if it is another device. */
export function applianceOf(network: Network, id: DeclId): Appliance | undefined {
  const thing = network.thing(id);
  if (thing?.kind === 'firewall') {
    const { firewall, vnet } = thing;
    const addresses = firewall.address ? [firewall.address] : [];
    return { id, label: firewall.label, vnets: [vnet], subnets: [], isFirewall: true, addresses };
  }
  if (thing?.kind !== 'nva') return undefined;
  const nics = network.nicsOf(thing.nva);
  return {
    id,
    label: thing.nva.label,
    vnets: [...new Set(nics.map(({ vnet }) => vnet))],
    subnets: nics.map(({ subnet }) => subnet),
    isFirewall: false,
    addresses: nics.flatMap(({ nic }) => nic.addresses),
  };
}
