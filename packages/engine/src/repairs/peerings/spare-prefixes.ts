import { overlaps, type Prefix } from '../../address/index.js';
import { overlappingSpokes } from '../../findings/peerings/overlapping-neighbours.js';
import type { Vnet } from '../../topology/index.js';
import type { Candidate, Repairer } from '../repairer.js';

/** Takes the prefix that two networks have off the one of which no subnet uses it (R090). */
export const removeSparePrefix: Repairer = {
  mends: [overlappingSpokes],
  candidates: ({ world: { network } }, { related }) => {
    const vnets = related.flatMap(({ declaration }) => network.vnet(declaration) ?? []);
    const found = vnets.flatMap((vnet) => spareOf(vnet, vnets));
    return found.map((each) => ({ ...each, standing: found.length === 1 ? 'fixAll' : 'offered' }));
  },
};

function spareOf(vnet: Vnet, all: readonly Vnet[]): readonly Candidate[] {
  const { addressSpace, label, id } = vnet;
  const others = all.filter((other) => other !== vnet);
  return addressSpace
    .filter((space) => addressSpace.length > 1 && !isUsed(vnet, space) && others.some((other) => isUsed(other, space)))
    .map((space) => ({
      title: `Take ${space.text} off ${label}, where no subnet uses it`,
      edits: [{ kind: 'setAddressSpace', vnet: id, addressSpace: addressSpace.filter((each) => each !== space) }],
      standing: 'offered',
    }));
}

function isUsed({ subnets }: Vnet, space: Prefix): boolean {
  return subnets.some(({ prefixes }) => prefixes.some((prefix) => overlaps(prefix, space)));
}
