import { overlaps, type Prefix, type Vnet } from '@azroute/engine';
import type { CheckContext } from './check-context.js';
import { PrefixIndex } from './prefix-index.js';

/** Reports peerings of networks with overlapping address spaces (R090). Subnet peerings exchange only some subnets. */
export function checkPeerings(context: CheckContext): void {
  const vnets = new Map(context.topology.vnets.map((vnet) => [vnet.id, vnet]));
  // Any of these lengths may be looked up, depending on which networks are peered.
  const lengths = distinctLengths(context.topology.vnets);
  const spaces = new Map<Vnet, PrefixIndex<Prefix>>();
  const spaceOf = (vnet: Vnet) => {
    let space = spaces.get(vnet);
    if (!space) {
      space = new PrefixIndex<Prefix>(lengths);
      for (const prefix of vnet.addressSpace) space.add(prefix, prefix);
      spaces.set(vnet, space);
    }
    return space;
  };
  for (const peering of context.topology.peerings) {
    const a = vnets.get(peering.a.vnet);
    const b = vnets.get(peering.b.vnet);
    if (!a || !b || peering.a.subnets || peering.b.subnets) continue;
    const clash = firstOverlap(a, b, spaceOf);
    if (!clash) continue;
    const message = `${a.label} and ${b.label} cannot be peered: ${clash[0].text} and ${clash[1].text} overlap; change the address space of one of them.`;
    context.report('AZR032', peering.id, {}, message);
  }
}

/** A prefix of each length that occurs. */
function distinctLengths(vnets: readonly Vnet[]): Prefix[] {
  const lengths = new Map<string, Prefix>();
  for (const { addressSpace } of vnets) {
    for (const prefix of addressSpace) lengths.set(`${prefix.family}/${prefix.length}`, prefix);
  }
  return [...lengths.values()];
}

/** Up to so many pairs of prefixes are compared one by one. */
const few = 16;

/** The first prefix of one network that overlaps the other network, with the first prefix of that one it overlaps. */
function firstOverlap(
  a: Vnet,
  b: Vnet,
  spaceOf: (vnet: Vnet) => PrefixIndex<Prefix>,
): readonly [Prefix, Prefix] | undefined {
  if (a.addressSpace.length * b.addressSpace.length <= few) {
    for (const prefix of a.addressSpace) {
      const other = b.addressSpace.find((each) => overlaps(each, prefix));
      if (other) return [prefix, other];
    }
    return undefined;
  }
  // The larger network has the index, so that the size of a hub doesn't slow down the checks of its spokes.
  if (a.addressSpace.length <= b.addressSpace.length) {
    for (const prefix of a.addressSpace) {
      const other = spaceOf(b).firstOverlapping(prefix);
      if (other) return [prefix, other];
    }
    return undefined;
  }
  const overlapped = new Set(b.addressSpace.flatMap((prefix) => spaceOf(a).firstOverlapping(prefix) ?? []));
  if (overlapped.size === 0) return undefined;
  const prefix = a.addressSpace.find((candidate) => overlapped.has(candidate));
  const other = prefix && spaceOf(b).firstOverlapping(prefix);
  return prefix && other && [prefix, other];
}
