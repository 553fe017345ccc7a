import { covers, freePrefix, overlaps, type Prefix, prefix as parsed } from '../../address/index.js';
import type { Network, Topology, Vnet } from '../../topology/index.js';

/** The address spaces for private use from which VNets get theirs. */
const privateSpaces = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fd00::/8'].map((text) => parsed(text));

/** A prefix that a topology uses, and who does. */
interface UsedPrefix {
  readonly prefix: Prefix;
  readonly label: string;
}

/** The prefixes of VNets, virtual hubs, sites, point-to-site clients, and networks behind appliances. */
function usedPrefixes({ vnets, virtualHubs, sites, nvas }: Topology): readonly UsedPrefix[] {
  const of = (label: string, prefixes: readonly Prefix[]) => prefixes.map((prefix) => ({ prefix, label }));
  return [
    ...[...vnets, ...virtualHubs.map(({ vnet }) => vnet)].flatMap(({ label, addressSpace, subnets, vpnGateways }) => [
      ...of(label, addressSpace),
      ...subnets.flatMap((subnet) => of(subnet.label, subnet.prefixes)),
      ...vpnGateways.flatMap((gateway) => of(`the clients of ${gateway.label}`, gateway.pointToSite)),
    ]),
    ...sites.flatMap(({ label, addressSpace }) => of(label, addressSpace)),
    ...nvas.flatMap(({ label, connected }) => of(`the networks behind ${label}`, connected)),
  ];
}

/** What overlaps a prefix, in words; undefined if it is free. */
export function overlapOf(topology: Topology, prefix: Prefix): string | undefined {
  const used = usedPrefixes(topology).find((one) => overlaps(one.prefix, prefix));
  return used && `${prefix.text} overlaps ${used.prefix.text} of ${used.label}.`;
}

/**
 * The private prefixes as long as this one that nothing in the topology overlaps: those behind it in its own space, then
 * those of all spaces from their start.
 */
export function* freePrefixes({ topology }: Network, prefix: Prefix): Generator<Prefix> {
  const taken = usedPrefixes(topology).map((one) => one.prefix);
  const own = privateSpaces.find((space) => covers(space, prefix));
  const known = new Set<string>();
  const behind = own ? [{ space: own, start: prefix }] : [];
  for (const { space, start } of [...behind, ...privateSpaces.map((one) => ({ space: one, start: undefined }))]) {
    if (space.family !== prefix.family) continue;
    let found = freePrefix(space, prefix.length, taken, start);
    for (; found; found = freePrefix(space, prefix.length, taken, found)) {
      if (known.has(found.text)) break;
      known.add(found.text);
      yield found;
    }
  }
}

/** What is known of the free space of a topology. */
interface Space {
  readonly taken: readonly Prefix[];
  readonly found: Map<string, Prefix | undefined>;
}

const spaces = new WeakMap<Topology, Space>();

/** A private prefix that nothing in the topology overlaps: the wanted one, or the next one of its length in its space. */
export function freeLike(topology: Topology, wanted: Prefix): Prefix | undefined {
  const space = spaces.get(topology) ?? { taken: usedPrefixes(topology).map((one) => one.prefix), found: new Map() };
  spaces.set(topology, space);
  if (!space.found.has(wanted.text)) space.found.set(wanted.text, nextFree(space.taken, wanted));
  return space.found.get(wanted.text);
}

function nextFree(taken: readonly Prefix[], wanted: Prefix): Prefix | undefined {
  if (!taken.some((one) => overlaps(one, wanted))) return wanted;
  const space = privateSpaces.find((each) => covers(each, wanted));
  return space && (freePrefix(space, wanted.length, taken, wanted) ?? freePrefix(space, wanted.length, taken));
}

/** The prefixes of a family and length that lie in the address space of a VNet and that no subnet overlaps. */
export function* freeInVnet(
  { addressSpace, subnets }: Pick<Vnet, 'addressSpace' | 'subnets'>,
  { family, length }: Pick<Prefix, 'family' | 'length'>,
): Generator<Prefix> {
  const taken = subnets.flatMap(({ prefixes }) => prefixes);
  for (const space of addressSpace) {
    if (space.family !== family) continue;
    let found = freePrefix(space, length, taken);
    for (; found; found = freePrefix(space, length, taken, found)) yield found;
  }
}
