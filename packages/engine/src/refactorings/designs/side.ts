import { addressAt, type Prefix } from '../../address/index.js';
import {
  type DeclId,
  type ExpectationEnd,
  isReservedSubnet,
  type Network,
  type Site,
  type Subnet,
  type Vnet,
} from '../../topology/index.js';

/** A network at one side of a conversation: a VNet, one of its subnets, or a site. */
export type Side =
  | { readonly kind: 'vnet'; readonly id: DeclId; readonly label: string; readonly vnet: Vnet }
  | {
      readonly kind: 'subnet';
      readonly id: DeclId;
      readonly label: string;
      readonly vnet: Vnet;
      readonly subnet: Subnet;
    }
  | { readonly kind: 'site'; readonly id: DeclId; readonly label: string; readonly site: Site };

/** The networks that declarations stand for, each once: a NIC for its subnet, a host for its site. */
export function sidesOf(network: Network, ids: readonly DeclId[]): readonly Side[] {
  const found = new Map<DeclId, Side>();
  for (const side of ids.flatMap((id) => sideOf(network, id) ?? [])) found.set(side.id, side);
  return [...found.values()];
}

function sideOf(network: Network, id: DeclId): Side | undefined {
  const thing = network.thing(id);
  if (thing?.kind === 'vnet') return { kind: 'vnet', id, label: thing.vnet.label, vnet: thing.vnet };
  if (thing?.kind === 'subnet' || thing?.kind === 'nic') {
    const { subnet, vnet } = thing;
    return { kind: 'subnet', id: subnet.id, label: subnet.label, vnet, subnet };
  }
  if (thing?.kind === 'site' || thing?.kind === 'router') {
    const { site } = thing;
    return { kind: 'site', id: site.id, label: site.label, site };
  }
  return undefined;
}

/** The subnets of a side in which there may be VMs. */
export function subnetsOf(side: Side): readonly Subnet[] {
  if (side.kind === 'site') return [];
  return side.kind === 'subnet' ? [side.subnet] : side.vnet.subnets.filter(({ name }) => !isReservedSubnet(name));
}

/**
 * The prefixes to which senders in a VNet need routes so that these decide: those of its peering row, or inside the VNet
 * itself those of the subnets (R047).
 */
export function prefixesOf(side: Side, sender: DeclId): readonly Prefix[] {
  if (side.kind === 'site') return side.site.addressSpace;
  if (side.kind === 'vnet' && side.id !== sender) return side.vnet.addressSpace;
  return subnetsOf(side).flatMap(({ prefixes }) => prefixes);
}

/** The end of an expectation that stands for a side; an address if nothing in it is declared. */
export function expectationEnd(network: Network, side: Side): ExpectationEnd | undefined {
  const members =
    side.kind === 'site'
      ? side.site.hosts
      : subnetsOf(side).flatMap(({ nics }) => nics.filter(({ id }) => !network.nvaOfNic(id)));
  const [first, second] = members;
  if (first) return second ? { kind: 'every', group: side.id } : { kind: 'thing', id: first.id };
  const [prefix] = prefixesOf(side, side.id);
  return prefix && { kind: 'address', address: addressAt(prefix, 4) };
}
