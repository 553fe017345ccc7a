import { type Address, comparePrefixes, covers, isDefaultRoute, type Prefix } from '../../address/index.js';
import { byId } from '../../collections.js';
import type { DeviceTables } from '../../forwarding/device-tables.js';
import { addressesOf, type DeclId, type Host, type Network } from '../../topology/index.js';

/** Address space that is in use: of a subnet, a site or a point-to-site pool. */
export interface ExistingSpace {
  readonly prefix: Prefix;
  /** The prefix to show in messages: for a subnet, that of its VNet. */
  readonly shown: Prefix;
  /** The VNet that it belongs to. */
  readonly vnet: DeclId | undefined;
  /** The addresses of the NICs and hosts that are declared in it, by id. */
  hosts(): readonly Address[];
}

/**
 * All address space of a topology that is in use, as opposed to the unused rest of a summary (R205); sorted. It depends
 * on no route table, so topologies that differ only in route tables share it.
 */
export function existingSpaces(devices: DeviceTables): readonly ExistingSpace[] {
  const spaces = found.get(devices) ?? findSpaces(devices.network);
  found.set(devices, spaces);
  return spaces;
}

const found = new WeakMap<DeviceTables, readonly ExistingSpace[]>();

function findSpaces({ topology }: Network): readonly ExistingSpace[] {
  const spaces: ExistingSpace[] = [];
  for (const vnet of topology.vnets) {
    for (const { prefixes, nics } of vnet.subnets) {
      for (const prefix of prefixes) {
        const shown = vnet.addressSpace.find((space) => covers(space, prefix)) ?? prefix;
        spaces.push({
          prefix,
          shown,
          vnet: vnet.id,
          hosts: () => [...nics].sort(byId).flatMap(addressesOf),
        });
      }
    }
    for (const gateway of vnet.vpnGateways) spaces.push(...spacesOf(gateway.pointToSite, gateway));
  }
  for (const site of topology.sites) {
    spaces.push(...spacesOf(site.addressSpace, site));
  }
  for (const nva of topology.nvas) spaces.push(...spacesOf(nva.connected, nva));
  return spaces.sort((a, b) => comparePrefixes(a.prefix, b.prefix));
}

/** Address space outside all VNets, with the hosts that are declared there. */
function spacesOf(prefixes: readonly Prefix[], { hosts }: { readonly hosts: readonly Host[] }): ExistingSpace[] {
  return prefixes
    .filter((prefix) => !isDefaultRoute(prefix))
    .map((prefix) => ({
      prefix,
      shown: prefix,
      vnet: undefined,
      hosts: () => [...hosts].sort(byId).map(({ address }) => address),
    }));
}
