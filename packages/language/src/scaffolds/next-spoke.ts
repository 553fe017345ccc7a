import {
  addressAt,
  freeLike,
  freeName,
  isReservedSubnet,
  type Network,
  type Peering,
  type PeeringHalf,
  type Prefix,
  rebasePrefix,
  type Subnet,
  type Vnet,
} from '@azroute/engine';
import { nameText } from '../symbols/reference-text.js';

/** A spoke that is like another one of its hub. */
interface NextSpoke {
  readonly hub: Vnet;
  readonly name: string;
  readonly prefix: Prefix;
  readonly text: string;
}

/** For how many hubs a spoke is offered: those with the most spokes. */
const mostHubs = 5;

/** Flags of a half of a peering that are off if they are not written. */
const flags = ['allowGatewayTransit', 'useRemoteGateways', 'allowForwardedTraffic'] as const;

/**
 * For each network with peerings to networks that have no others, one more of those: in the next free prefix, with
 * the subnets, route tables and flags of the last one.
 */
export function nextSpokes(network: Network, labelOf: (id: string) => string): readonly NextSpoke[] {
  const { vnets, peerings } = network.topology;
  const hubs = vnets.filter(({ id }) => network.neighbours(id).length > 0);
  hubs.sort((a, b) => network.neighbours(b.id).length - network.neighbours(a.id).length);
  return hubs.slice(0, mostHubs).flatMap((hub) => {
    const siblings = network
      .neighbours(hub.id)
      .map(({ vnet }) => vnet)
      .filter((vnet) => network.neighbours(vnet.id).length === 1);
    const like = siblings.at(-1);
    const peering = peerings.find(({ a, b }) => joins(a, b, hub, like) || joins(b, a, hub, like));
    if (!like || !peering || (siblings.length === 1 && network.neighbours(hub.id).length === 1 && hub.id > like.id)) {
      return [];
    }
    return spokeLike(network, hub, like, peering, labelOf) ?? [];
  });
}

/** The name with the next number that is free. */
function nextName(name: string, taken: readonly string[]): string {
  const [, stem, number] = /^(.*?)(\d{1,6})$/.exec(name) ?? [];
  if (stem === undefined) return freeName(name, taken);
  let next = Number(number) + 1;
  while (taken.includes(`${stem}${next}`)) next++;
  return `${stem}${next}`;
}

function joins(a: PeeringHalf, b: PeeringHalf, hub: Vnet, spoke: Vnet | undefined): boolean {
  return a.vnet === hub.id && b.vnet === spoke?.id && !a.subnets && !b.subnets;
}

function spokeLike(
  network: Network,
  hub: Vnet,
  like: Vnet,
  peering: Peering,
  labelOf: (id: string) => string,
): NextSpoke | undefined {
  const space = like.addressSpace.find(({ family }) => family === 4);
  const prefix = space && freeLike(network.topology, space);
  if (!space || !prefix) return undefined;
  const names = network.topology.vnets.map((vnet) => vnet.name);
  const name = nextName(like.name, names);
  const subnets = like.subnets.filter((subnet) => !isReservedSubnet(subnet.name));
  const [own, far] = peering.a.vnet === hub.id ? [peering.a, peering.b] : [peering.b, peering.a];
  const lines = [
    `vnet ${nameText(name)} {`,
    ...(like.location === undefined ? [] : [`  location ${nameText(like.location)}`]),
    `  address ${prefix.text}`,
    ...subnets.flatMap((subnet) => subnetLines(subnet, space, prefix, labelOf)),
    '}',
    '',
    `peering ${nameText(hub.name)}${brackets(own)} <-> ${nameText(name)}${brackets(far)}`,
  ];
  return { hub, name, prefix, text: `${lines.join('\n')}\n` };
}

function subnetLines(
  { name, prefixes, routeTable, nics }: Subnet,
  from: Prefix,
  to: Prefix,
  labelOf: (id: string) => string,
): readonly string[] {
  const own = prefixes.find(({ family }) => family === 4);
  const prefix = own && rebasePrefix(own, from, to);
  if (!prefix) return [];
  const head = `  subnet ${nameText(name)} ${prefix.text}`;
  const [nic] = nics;
  const inside = [
    ...(routeTable === undefined ? [] : [`    routeTable ${labelOf(routeTable)}`]),
    ...(nic ? [`    nic ${nameText(nic.name)} ${addressAt(prefix, 4).text}`] : []),
  ];
  return inside.length === 0 ? [head] : [`${head} {`, ...inside, '  }'];
}

function brackets(half: PeeringHalf): string {
  const written = [
    ...flags.filter((flag) => half[flag]),
    ...(half.allowVirtualNetworkAccess ? [] : ['allowVirtualNetworkAccess false']),
  ];
  return written.length === 0 ? '' : ` [${written.join(', ')}]`;
}
