import { type Prefix, PrefixTable } from '../address/index.js';
import type { Network, Vnet } from '../topology/index.js';
import type { Spaces } from './node.js';

/** The prefixes of some lists as a table. */
export function spaceOf(...lists: readonly (readonly Prefix[])[]): PrefixTable<Prefix> {
  const space = new PrefixTable<Prefix>();
  for (const list of lists) for (const prefix of list) space.set(prefix, prefix);
  return space;
}

/** For a speaker that considers no address space. */
export const noSpaces: Spaces = { own: spaceOf(), spokes: spaceOf(), unrelayed: spaceOf(), summaries: spaceOf() };

/** The address space of a VNet and of the VNets that use its gateways and Route Server. */
export function spacesOf(network: Network, vnet: Vnet): Spaces {
  return {
    ...noSpaces,
    own: spaceOf(vnet.addressSpace),
    spokes: spaceOf(...network.transitSpace(vnet.id).map(({ prefixes }) => prefixes)),
  };
}
