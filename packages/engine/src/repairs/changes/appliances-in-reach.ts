import type { Address } from '../../address/index.js';
import { compareNumbers } from '../../collections.js';
import { type DeclId, hopAddresses, type Network } from '../../topology/index.js';
import { hopsTo, isReachable } from './next-hops.js';

/** An appliance with the next hop that leads to it: the load balancer before it, if there is one. */
export interface ApplianceInReach {
  readonly device: DeclId;
  readonly address: Address;
  /** How many user-defined routes of the topology lead to it. */
  readonly users: number;
}

/**
 * The appliances to which packets can be sent from all of these VNets (R058, R059), without the one that has the
 * address: those to which the most routes lead first, then those whose addresses are most like it.
 */
export function appliancesInReach(
  network: Network,
  vnets: readonly DeclId[],
  instead: Address | undefined,
): readonly ApplianceInReach[] {
  const { nvas, vnets: all, routeTables } = network.topology;
  const devices = [...nvas, ...all.flatMap(({ firewalls }) => firewalls)].map(({ id }) => id);
  const named = new Map<string, number>();
  for (const { nextHop } of routeTables.flatMap(({ routes }) => routes)) {
    for (const { text } of hopAddresses(nextHop)) named.set(text, (named.get(text) ?? 0) + 1);
  }
  const found = new Map<string, ApplianceInReach>();
  for (const device of devices) {
    const hop = hopsTo(network, device).find(
      ({ address }) =>
        address.family === (instead?.family ?? 4) && vnets.every((vnet) => isReachable(network, vnet, address)),
    );
    if (!hop || hop.address.text === instead?.text || found.has(hop.address.text)) continue;
    found.set(hop.address.text, { device, address: hop.address, users: named.get(hop.address.text) ?? 0 });
  }
  return [...found.values()].sort((a, b) =>
    compareNumbers(
      [-a.users, instead ? difference(a.address.text, instead.text) : 0],
      [-b.users, instead ? difference(b.address.text, instead.text) : 0],
    ),
  );
}

/** How many characters must be replaced, inserted or removed to make one text the other. */
export function difference(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, i) => i);
  for (const [i, char] of [...one].entries()) {
    const next = [i + 1];
    for (const [j, with_] of [...other].entries()) {
      next.push(Math.min((row[j] ?? 0) + Number(char !== with_), (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
