import { covers, freeInVnet, freeLike, overlaps, type Prefix, prefix, type Vnet } from '@azroute/engine';
import { unquote } from '../../symbols/reference-text.js';
import { freePrefix } from '../../topology/free-addresses.js';
import { specialSubnets } from '../../topology/special-subnets.js';
import type { Offer } from '../offer.js';
import { ownerOf, type Place } from '../place.js';
import { value } from './offered-value.js';
import { writtenPrefix } from './written-value.js';

/** What stands in each special subnet. */
const uses: Readonly<Record<string, string>> = {
  GatewaySubnet: 'the VPN and ExpressRoute gateways',
  RouteServerSubnet: 'the Route Server',
  AzureFirewallSubnet: 'the Azure Firewall',
  AzureFirewallManagementSubnet: 'the management traffic of an Azure Firewall',
  AzureBastionSubnet: 'Azure Bastion',
};

/** Lengths that subnets often have, the first one first. */
const commonLengths = [24, 26, 27, 28] as const;
/** The length of the address space of a first network. */
const usualLength = 16;
const largestSpaces = ['10.0.0.0/16', '172.16.0.0/16', '192.168.0.0/16'] as const;

/** The special subnets that a network does not have yet, with a prefix in its free space, first those that it needs. */
export function specialNames(place: Place): Offer[] {
  const vnet = vnetHere(place);
  const isLast = place.cursor.lineEndsHere && place.cursor.following.length === 0;
  return Object.entries(specialSubnets).flatMap(([name, { advised, most }]) => {
    if (vnet?.subnets.some((subnet) => subnet.name === name)) return [];
    const lengths = Array.from({ length: most - advised + 1 }, (_, i) => advised + i);
    const free = vnet && lengths.map((length) => freePrefix(vnet, length)).find((each) => each !== undefined);
    const insert = free && isLast ? `${name} ${free.text}` : undefined;
    const where = free ? `, ${free.text} is free` : '';
    return [{ ...value(name, `for ${uses[name]}${where}`, 1, needs(vnet, name) ? 0 : 1), insert }];
  });
}

function needs(vnet: Vnet | undefined, name: string): boolean {
  if (!vnet) return false;
  const { vpnGateways, expressRouteGateways, routeServers, firewalls } = vnet;
  if (name === 'GatewaySubnet') return vpnGateways.length + expressRouteGateways.length > 0;
  if (name === 'RouteServerSubnet') return routeServers.length > 0;
  return name === 'AzureFirewallSubnet' && firewalls.length > 0;
}

/** The next free prefixes of the network at the cursor, first in the size that its subnets have, or that it must have. */
export function subnetPrefixes(place: Place): Offer[] {
  const { cursor, expected } = place;
  const vnet = vnetHere(place);
  if (!vnet) return [];
  const name = unquote(cursor.tokens[expected.statement + 1]?.image ?? '');
  const others = { ...vnet, subnets: vnet.subnets.filter((subnet) => subnet.name !== name) };
  const special = specialSubnets[name];
  const usual = mostCommon(others.subnets.flatMap((each) => (each.name in specialSubnets ? [] : each.prefixes)));
  const lengths = special
    ? [special.advised]
    : [...new Set([usual, ...commonLengths].flatMap((length) => length ?? []))];
  const families = cursor.tokens.slice(expected.statement).map(({ image }) => image);
  const hasIpv4 = families.some((image) => /^\d+\./.test(image));
  const ipv4 = hasIpv4 ? [] : lengths.flatMap((length) => freePrefix(others, length) ?? []);
  const [ipv6] = freeInVnet(others, { family: 6, length: 64 });
  const found = ipv6 && !families.some((image) => image.includes(':')) ? [...ipv4, ipv6] : ipv4;
  const written = writtenPrefix(place, (prefix) =>
    vnet.addressSpace.some((space) => covers(space, prefix)) ? usesIn(vnet.subnets, prefix) : Number.POSITIVE_INFINITY,
  );
  return [
    ...written,
    ...found.map(({ text, length }, i) => value(text, `next free /${length} of ${vnet.label}`, 1, i)),
  ];
}

/** How many of some things have a prefix that overlaps one. */
function usesIn(things: readonly { readonly prefixes: readonly Prefix[] }[], prefix: Prefix): number {
  return things.filter(({ prefixes }) => prefixes.some((each) => overlaps(each, prefix))).length;
}

/**
 * The next free private prefixes for a network or a site, in the sizes that there are already.
 * @param most how many are wanted
 */
export function spacePrefixes(
  place: Place,
  start: string | undefined,
  length: number,
  most = Number.POSITIVE_INFINITY,
): Offer[] {
  const { topology } = place;
  const spaces = topology.vnets.flatMap(({ addressSpace }) => addressSpace);
  const lengths = new Set([start === undefined ? (mostCommon(spaces) ?? usualLength) : length, length]);
  const first = start === undefined ? largestSpaces : [start];
  const wanted = [...lengths].flatMap((each) => first.map((text) => `${text.slice(0, text.indexOf('/'))}/${each}`));
  const found = wanted.slice(0, most).flatMap((text) => freeLike(topology, prefix(text)) ?? []);
  const free = [...new Map(found.map((each) => [each.text, each])).values()].map(({ text, length: size }, i) =>
    value(text, `next free private /${size}`, 1, i),
  );
  const networks = [...topology.vnets, ...topology.sites].map(({ addressSpace }) => ({ prefixes: addressSpace }));
  return [...writtenPrefix(place, (each) => usesIn(networks, each)), ...free];
}

/** The IPv4 length that most of some prefixes have. */
function mostCommon(prefixes: readonly Prefix[]): number | undefined {
  const counts = new Map<number, number>();
  for (const { family, length } of prefixes) if (family === 4) counts.set(length, (counts.get(length) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}

function vnetHere(place: Place): Vnet | undefined {
  const vnet = ownerOf(place, 'vnet');
  return vnet && place.network.vnet(vnet.id);
}
