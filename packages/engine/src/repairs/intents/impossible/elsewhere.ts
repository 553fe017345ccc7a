import { contains } from '../../../address/index.js';
import type { Network } from '../../../topology/index.js';
import type { End } from './parties.js';

/** Whether packets to an end also arrive at something else that has, or claims, its address. */
export function isElsewhere({ topology }: Network, { site, vnet: home, addresses }: End): boolean {
  const { vnets, nvas, sites } = topology;
  const spaces = [
    ...vnets.filter((vnet) => vnet !== home).flatMap(({ subnets }) => subnets.flatMap(({ prefixes }) => prefixes)),
    ...vnets.flatMap(({ vpnGateways }) => vpnGateways.flatMap(({ pointToSite }) => pointToSite)),
    ...nvas.flatMap(({ connected }) => connected),
    ...sites.filter((other) => other !== site).flatMap(({ addressSpace }) => addressSpace),
  ];
  return addresses.some((own) => spaces.some((space) => contains(space, own)));
}
