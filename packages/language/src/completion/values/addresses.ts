import {
  type Address,
  addressAt,
  addressesOf,
  contains,
  type Family,
  isProblem,
  type Prefix,
  parsePrefix,
  type Subnet,
  subnetOf,
  type Vnet,
} from '@azroute/engine';
import { freeAddresses } from '../../topology/free-addresses.js';
import type { Offer } from '../offer.js';
import { meaning, ownerOf, type Place } from '../place.js';
import { value } from './offered-value.js';
import { writtenAddress } from './written-value.js';

/** How many addresses are offered, and how far a host stands from the start of its network. */
const [most, hostOffset] = [3, 10];

/** The first free addresses of the subnet at the cursor, of a family that the statement does not have yet. */
export function subnetAddresses(place: Place): Offer[] {
  const vnet = ownerOf(place, 'vnet');
  const subnet = ownerOf(place, 'subnet');
  const network = vnet && place.network.vnet(vnet.id);
  const known = subnet && network?.subnets.find(({ id }) => id === subnet.id);
  const prefixes = known?.prefixes ?? prefixesIn(place);
  const written = place.cursor.tokens.slice(place.expected.statement).map(({ image }) => image);
  const usesOf = (address: Address) => (network ? usesIn(network, address) : 0);
  const kept = writtenAddress(place, (address) =>
    prefixes.some((each) => contains(each, address)) ? usesOf(address) : Number.POSITIVE_INFINITY,
  );
  const free = ([4, 6] as const).flatMap((family) => {
    const isWritten = written.some((image) => isAddress(image, family));
    const space = prefixes.find((each) => each.family === family);
    if (isWritten || !space) return [];
    const found = network ? taken(freeAddresses(place.network, network, { prefixes }, family)) : [addressAt(space, 4)];
    return found.map(({ text }, i) => value(text, i === 0 ? `first free address of ${space.text}` : 'free', 1, i));
  });
  return [...kept, ...free];
}

/** How many things in a virtual network have an address. */
function usesIn({ subnets }: Vnet, { text }: Address): number {
  const addresses = subnets.flatMap(({ nics, loadBalancers, privateEndpoints }) => [
    ...nics.flatMap(addressesOf),
    ...[...loadBalancers, ...privateEndpoints].map(({ address }) => address),
  ]);
  return addresses.filter((address) => address.text === text).length;
}

/** The prefixes in the head of the subnet at the cursor. */
function prefixesIn({ cursor }: Place): Prefix[] {
  const head = [...cursor.enclosing].reverse().find((each) => each[0]?.image === 'subnet') ?? [];
  return head.flatMap(({ image }) => {
    const parsed = image.includes('/') ? parsePrefix(image) : undefined;
    return parsed && !isProblem(parsed) ? [parsed.prefix] : [];
  });
}

function isAddress(image: string, family: Family): boolean {
  return family === 6 ? image.includes(':') : /^\d+\./.test(image);
}

function taken(addresses: Iterable<Address>): Address[] {
  const found: Address[] = [];
  for (const address of addresses) if (found.push(address) === most) break;
  return found;
}

/** The first free address of the AzureFirewallSubnet. */
export function firewallAddresses(place: Place): Offer[] {
  const vnet = vnetHere(place);
  const subnet = vnet && subnetOf(vnet, 'AzureFirewallSubnet');
  if (!vnet || !subnet) return [];
  // It has at most one firewall, whose own address is free for it.
  const [free] = freeAddresses(place.network, vnet, subnet, 4, vnet.firewalls[0]?.id);
  return free ? [value(free.text, 'first free address of AzureFirewallSubnet', 1)] : [];
}

/** An address in the networks in which the hosts of the block at the cursor stand. */
export function hostAddresses(place: Place): Offer[] {
  const { network, topology } = place;
  const thing = network.thing(
    (ownerOf(place, 'vpnGateway') ?? ownerOf(place, 'site') ?? ownerOf(place, 'nva'))?.id ?? '',
  );
  const used = (hosts: readonly { readonly address: Address }[]) => othersThan(place, hosts);
  if (thing?.kind === 'vpnGateway') return inside(thing.gateway.pointToSite, used(thing.gateway.hosts));
  if (thing?.kind === 'nva') return inside(thing.nva.connected, used(thing.nva.hosts));
  const site = topology.sites.find(({ id }) => id === ownerOf(place, 'site')?.id);
  return site ? inside(site.addressSpace, used(site.hosts)) : [];
}

/** The addresses of some hosts or routers without the one that is written at the cursor. */
function othersThan(
  { cursor }: Place,
  all: readonly { readonly address?: Address | undefined }[],
): ReadonlySet<string> {
  const here = cursor.written?.image;
  return new Set(all.flatMap(({ address }) => (address && address.text !== here ? [address.text] : [])));
}

function inside(prefixes: readonly Prefix[], used: ReadonlySet<string>): Offer[] {
  return prefixes.flatMap((prefix, weight) => {
    const space = 2 ** Math.min(8, (prefix.family === 4 ? 32 : 128) - prefix.length);
    for (let offset = Math.min(hostOffset, space >> 1); offset < space - 1; offset++) {
      const { text } = addressAt(prefix, offset);
      if (!used.has(text)) return [value(text, `free address of ${prefix.text}`, 1, weight)];
    }
    return [];
  });
}

/** The first address of the site for a router. */
export function routerAddresses(place: Place): Offer[] {
  const site = place.topology.sites.find(({ id }) => id === ownerOf(place, 'site')?.id);
  const used = othersThan(place, site?.routers ?? []);
  return (site?.addressSpace ?? []).flatMap((prefix, weight) => {
    const free = [1, 2, 3, 4].map((offset) => addressAt(prefix, offset).text).find((text) => !used.has(text));
    return free ? [value(free, `free address of ${prefix.text}`, 1, weight)] : [];
  });
}

/** The gateways of the subnets in which an appliance has NICs: what its routes to the fabric go through. */
export function subnetGateways(place: Place): Offer[] {
  const nva = place.network.nva(ownerOf(place, 'nva')?.id ?? '');
  const nics = nva ? place.network.nicsOf(nva) : [];
  return nics.flatMap(({ nic, subnet }, weight) =>
    gatewaysOf(subnet).map((text) => value(text, `gateway of the subnet of ${nic.label}`, 2, weight)),
  );
}

function gatewaysOf({ prefixes }: Subnet): string[] {
  return prefixes.flatMap((each) => (each.family === 4 ? [addressAt(each, 1).text] : []));
}

/** The other routers of the site at the cursor. */
export function otherRouters(place: Place): Offer[] {
  const router = ownerOf(place, 'router')?.id;
  const site = place.topology.sites.find(({ id }) => id === ownerOf(place, 'site')?.id);
  return (site?.routers ?? []).flatMap(({ id, address, label }) =>
    address && id !== router ? [value(address.text, `router ${label}`, 2)] : [],
  );
}

/** What an end sends as next hop, or has as the end of a tunnel: addresses of the device, or in front of it. */
export function endAddresses(place: Place): Offer[] {
  const { network, topology, symbols, cursor, expected } = place;
  const end = expected.rules.at(-2);
  const device = meaning(symbols, end && cursor.tokens[end.start]?.image, ['nva', 'router', 'site']);
  const thing = device && (network.router(device.id) ?? network.thing(device.id));
  if (thing?.kind === 'router') return thing.router.address ? [value(thing.router.address.text, 'its address', 1)] : [];
  if (thing?.kind !== 'nva') return [];
  const isNextHop = cursor.tokens.at(-1)?.image === 'nextHop';
  const balancers = topology.vnets.flatMap(({ subnets }) => subnets.flatMap((subnet) => subnet.loadBalancers));
  return [
    ...(isNextHop
      ? balancers
          .filter((each) => network.nvasBehind(each).includes(thing.nva.id))
          .map(({ address, label }) => value(address.text, `load balancer ${label} in front of it`, 1))
      : []),
    ...network
      .nicsOf(thing.nva)
      .flatMap(({ nic }) => nic.addresses.map(({ text }) => value(text, `its NIC ${nic.label}`, 1, 1))),
  ];
}

function vnetHere(place: Place): Vnet | undefined {
  const vnet = ownerOf(place, 'vnet');
  return vnet && place.network.vnet(vnet.id);
}
