import { type Address, addressesOf, type DeclId, type Family } from '@azroute/engine';
import { CompletionItemKind } from 'vscode-languageserver';
import type { Offer } from '../offer.js';
import type { Place } from '../place.js';
import { vnetsWithTable } from '../refused-keywords.js';

interface Hop {
  readonly address: Address;
  readonly detail: string;
  readonly vnet: DeclId;
  /** Whether it stands for several appliances, or is one that is always there. */
  readonly isService: boolean;
}

/**
 * Addresses that a user-defined route can send packets to. Only appliances, load balancers and firewalls in the network
 * of each subnet with the table, or in one that is directly peered with it: Azure delivers to no other next hop (R057,
 * R058).
 */
export function nextHops(place: Place): Offer[] {
  const { network, cursor, expected } = place;
  const vnets = vnetsWithTable(place);
  const family: Family = cursor.tokens.slice(expected.statement).some(({ image }) => image.includes(':')) ? 6 : 4;
  return hops(place).flatMap(({ address, detail, vnet, isService }) => {
    if (address.family !== family) return [];
    const isOwn = vnets.every(({ id }) => id === vnet);
    const isReached = vnets.every(({ id }) => id === vnet || network.ownerNear(id, address)?.vnet === vnet);
    if (!isReached) return [];
    const weight = (isOwn ? 0 : 2) + (isService ? 0 : 1);
    return [{ text: address.text, detail, rank: 1, weight, kind: CompletionItemKind.Value }];
  });
}

function hops({ topology, network }: Place): Hop[] {
  const found: Hop[] = [];
  for (const { id: vnet, subnets, firewalls } of topology.vnets) {
    for (const { address, label } of firewalls)
      if (address) found.push({ address, detail: `firewall ${label}`, vnet, isService: true });
    for (const { nics, loadBalancers } of subnets) {
      for (const { address, label, ports } of loadBalancers)
        if (!ports) found.push({ address, detail: `load balancer ${label}`, vnet, isService: true });
      for (const nic of nics) {
        const owner = network.nvaOfNic(nic.id);
        const detail = owner && `${nic.label}, NIC of the NVA ${owner.label}`;
        if (detail) for (const address of addressesOf(nic)) found.push({ address, detail, vnet, isService: false });
      }
    }
  }
  return found;
}
