import { type DeclId, overlaps, type Prefix, type Topology, type Vnet } from '@azroute/engine';
import { change, type FixCandidate, type TopologyFix } from './topology-fix.js';

/** Takes a prefix off a network that no subnet of it uses, and in which a neighbour has one. */
export const removeSparePrefix: TopologyFix = {
  codes: ['AZR032'],
  candidates: ({ topology, declaration }) => {
    const vnets = vnetsAround(topology, declaration);
    const found = vnets.flatMap((vnet) => spareOf(vnet, vnets));
    return found.map((each) => ({ ...each, isPreferred: found.length === 1 }));
  },
};

/** The two networks of a peering, and those that are peered with them. */
function vnetsAround({ peerings, vnets }: Topology, declaration: DeclId): readonly Vnet[] {
  const ends = new Set(peerings.flatMap(({ id, a, b }) => (id === declaration ? [a.vnet, b.vnet] : [])));
  const around = peerings.flatMap(({ a, b }) => (ends.has(a.vnet) || ends.has(b.vnet) ? [a.vnet, b.vnet] : []));
  return vnets.filter(({ id }) => around.includes(id));
}

function spareOf(vnet: Vnet, all: readonly Vnet[]): readonly FixCandidate[] {
  const { addressSpace, name, id } = vnet;
  const others = all.filter((other) => other !== vnet);
  return addressSpace
    .filter((space) => addressSpace.length > 1 && !isUsed(vnet, space) && others.some((other) => isUsed(other, space)))
    .map((space) => ({
      title: `Take ${space.text} off ${name}, where no subnet uses it`,
      edits: [change(id, { addressSpace: addressSpace.filter((each) => each !== space) })],
      isPreferred: false,
    }));
}

function isUsed({ subnets }: Vnet, space: Prefix): boolean {
  return subnets.some(({ prefixes }) => prefixes.some((prefix) => overlaps(prefix, space)));
}
