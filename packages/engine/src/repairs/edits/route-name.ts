import { isDefaultRoute, type Prefix } from '../../address/index.js';
import type { Topology } from '../../topology/index.js';

/** The name of a new route: `default`, `to-spoke1` if that has this prefix, or else `to-10-2-0-0-16`. */
export function routeName(topology: Topology, prefix: Prefix): string {
  if (isDefaultRoute(prefix)) return 'default';
  return `to-${ownerOf(topology, prefix) ?? prefix.text.replace(/[^0-9a-f]+/g, '-')}`;
}

/** The name of the VNet, site or subnet whose space a prefix is. */
function ownerOf({ vnets, sites }: Topology, prefix: Prefix): string | undefined {
  const isIt = ({ text }: Prefix) => text === prefix.text;
  const network = [...vnets, ...sites].find(({ addressSpace }) => addressSpace.some(isIt));
  if (network) return network.name;
  for (const vnet of vnets) {
    const subnet = vnet.subnets.find(({ prefixes }) => prefixes.some(isIt));
    if (subnet) return vnet.subnets.length === 1 ? vnet.name : `${vnet.name}-${subnet.name}`;
  }
  return undefined;
}
