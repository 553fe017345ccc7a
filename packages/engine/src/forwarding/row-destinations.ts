import { type Address, contains, covers, firstAddress, hostPrefix, type Prefix } from '../address/index.js';
import { caughtWithin } from '../effective/caught.js';
import type { EffectiveRoute, EffectiveTable, FabricAction } from '../effective/route.js';
import { addressesOf, type DeclId, type Network, type Vnet } from '../topology/index.js';
import { isPlatformAddress, privateRanges, someInternetAddress } from './special-addresses.js';

/**
 * Addresses that a row matches: at least one for each kind of destination that the fabric distinguishes behind one of
 * its next hops, beginning with those that may be forwarded. If longer rows cover the whole row, an address that it
 * would match without them.
 * @param own the addresses of the next hop, which receives packets for itself whether it forwards or not
 */
export function* rowDestinations(
  network: Network,
  table: EffectiveTable,
  row: EffectiveRoute,
  action: FabricAction | undefined,
  own: ReadonlySet<string> | undefined,
): Generator<Address> {
  const { prefix } = row;
  if (!prefix) {
    yield someInternetAddress;
    return;
  }
  let none = true;
  for (const region of regions(network, prefix, action, own)) {
    const address = caughtIn(table, row, region);
    if (!address) continue;
    none = false;
    yield address;
  }
  if (none) yield caughtIn(table, row, { within: prefix }) ?? firstAddress(prefix);
}

/**
 * A part of a row's prefix in which the fabric treats all addresses alike, except in the prefixes that `besides`
 * returns.
 */
interface Region {
  readonly within: Prefix;
  readonly besides?: (address: Address) => Prefix | undefined;
}

function caughtIn(table: EffectiveTable, row: EffectiveRoute, { within, besides }: Region): Address | undefined {
  // Platform services are reached regardless of the rows (R227).
  const leftOut = (address: Address) => (isPlatformAddress(address) ? hostPrefix(address) : besides?.(address));
  return caughtWithin(table, row, within, leftOut);
}

function* regions(
  network: Network,
  prefix: Prefix,
  action: FabricAction | undefined,
  own: ReadonlySet<string> | undefined,
): Generator<Region> {
  switch (action?.to) {
    case 'vnet':
    case 'peer':
      for (const part of whereThingsStand(network.vnet(action.vnet))) {
        const within = covers(prefix, part) ? part : covers(part, prefix) ? prefix : undefined;
        if (within) yield { within };
      }
      break;
    case 'internet':
      yield { within: prefix, besides: (address) => privateRanges.find((range) => contains(range, address)) };
      break;
    case 'address':
      yield { within: prefix, besides: (address) => (own?.has(address.text) ? hostPrefix(address) : undefined) };
      return;
  }
  yield { within: prefix };
}

/** The subnets of a VNet, and the addresses outside them that have an owner. */
function* whereThingsStand(vnet: Vnet | undefined): Generator<Prefix> {
  if (!vnet) return;
  for (const { prefixes } of vnet.subnets) yield* prefixes;
  for (const { nics, loadBalancers, privateEndpoints } of vnet.subnets) {
    for (const nic of nics) yield* addressesOf(nic).map(hostPrefix);
    for (const { address } of [...loadBalancers, ...privateEndpoints]) yield hostPrefix(address);
  }
  for (const { address } of vnet.firewalls) if (address) yield hostPrefix(address);
}

/**
 * The addresses of the devices that receive packets with this next hop: for a load balancer, those of the NVAs behind
 * it.
 */
export function addressesOfNextHop(network: Network, vnet: DeclId, nextHop: Address): ReadonlySet<string> {
  const owner = network.ownerNear(vnet, nextHop)?.owner;
  const ids =
    owner?.kind === 'loadBalancer'
      ? network.nvasBehind(owner.loadBalancer)
      : owner?.kind === 'nic' && owner.nva
        ? [owner.nva.id]
        : [];
  const texts = ids.flatMap((id) => {
    const nva = network.nva(id);
    return nva ? network.nicsOf(nva).flatMap(({ nic }) => addressesOf(nic).map(({ text }) => text)) : [];
  });
  return new Set([nextHop.text, ...texts]);
}
