import { covers, isDefaultRoute, type Prefix } from '../../address/index.js';
import type { Network } from '../../topology/index.js';

/** Address space that somebody uses: a subnet, a site, a point-to-site pool. */
export interface ExistingSpace {
  readonly prefix: Prefix;
  /** The prefix to show: of the whole VNet where the space is a subnet. */
  readonly shown: Prefix;
}

/** All address space of a topology that exists, as opposed to the unused rest of a summary (R205). */
export function existingSpaces({ topology }: Network): readonly ExistingSpace[] {
  const spaces: ExistingSpace[] = [];
  for (const vnet of topology.vnets) {
    for (const { prefixes } of vnet.subnets) {
      for (const prefix of prefixes) {
        const shown = vnet.addressSpace.find((space) => covers(space, prefix)) ?? prefix;
        spaces.push({ prefix, shown });
      }
    }
    for (const { pointToSite } of vnet.vpnGateways) {
      for (const prefix of pointToSite) spaces.push({ prefix, shown: prefix });
    }
  }
  for (const site of topology.sites) {
    for (const prefix of site.addressSpace) {
      if (!isDefaultRoute(prefix)) spaces.push({ prefix, shown: prefix });
    }
  }
  return spaces;
}
