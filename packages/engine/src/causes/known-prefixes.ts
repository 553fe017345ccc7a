import { covers, type Prefix } from '../address/index.js';
import type { BgpResult } from '../bgp/result.js';
import type { Network } from '../topology/index.js';

/** A prefix that a topology knows, and from where. */
export interface KnownPrefix {
  readonly prefix: Prefix;
  /**
   * `bgp` if a speaker holds or rejected a route for it; otherwise, the kind of address space that is not announced.
   */
  readonly from: 'bgp' | 'vnet' | 'site';
}

/** All prefixes in the topology that contain this one, longest first. */
export function knownAround(network: Network, bgp: BgpResult, prefix: Prefix): readonly KnownPrefix[] {
  const found = new Map<string, KnownPrefix>();
  const add = (from: KnownPrefix['from'], known: Prefix | undefined) => {
    if (known && covers(known, prefix)) found.set(known.text, { prefix: known, from });
  };
  for (const { addressSpace } of network.topology.sites) for (const own of addressSpace) add('site', own);
  for (const { addressSpace } of network.topology.vnets) for (const own of addressSpace) add('vnet', own);
  for (const { id } of bgp.speakers) {
    const table = bgp.table(id);
    for (const { routes } of table.routes.values()) add('bgp', routes[0]?.prefix);
    for (const { route } of table.rejected) add('bgp', route.prefix);
  }
  return [...found.values()].sort((a, b) => b.prefix.length - a.prefix.length);
}
