import { addressAt, isProblem, parsePrefix } from '@azroute/engine';
import { compareNames } from '@azroute/language';
import { assumed, type Estate, leftOut } from './estate.js';
import type { Subnet, Thing } from './things.js';

/** Azure keeps the first four addresses of a subnet and the last one (R222). */
const kept = 4;
/** How many addresses of a subnet are tried. */
const most = 4096;

/**
 * Gives NICs, load balancers and private endpoints without an address the next free one of their subnet, in the order
 * of their names, as Azure does at deployment.
 */
export function assumeAddresses(estate: Estate): void {
  for (const subnet of estate.subnets.values()) {
    const open: { readonly thing: Thing; set(address: string): void }[] = [
      ...subnet.nics
        .filter(({ addresses }) => addresses.length === 0)
        .map((nic) => ({
          thing: nic,
          set: (address: string) => void nic.addresses.push(address),
        })),
      ...[...subnet.loadBalancers, ...subnet.privateEndpoints]
        .filter(({ address }) => address === undefined)
        .map((each) => ({
          thing: each,
          set: (address: string) => {
            each.address = address;
          },
        })),
    ];
    if (open.length === 0) continue;
    const free = freeIn(subnet);
    for (const { thing, set } of open.sort((a, b) => compareNames(a.thing.name, b.thing.name))) {
      const { value } = free.next();
      if (value === undefined) {
        subnet.remarks.push(leftOut(`${thing.name}, for which no address is free`, thing.id));
        continue;
      }
      set(value);
      thing.remarks.push(assumed('the next free address: it is dynamic', thing.id));
    }
  }
}

function* freeIn(subnet: Subnet): Generator<string, undefined> {
  const taken = new Set([
    ...subnet.nics.flatMap(({ addresses }) => addresses),
    ...[...subnet.loadBalancers, ...subnet.privateEndpoints].map(({ address }) => address),
  ]);
  for (const text of subnet.prefixes) {
    const parsed = parsePrefix(text);
    if (isProblem(parsed)) continue;
    const { prefix } = parsed;
    const size = 2 ** Math.min(20, (prefix.family === 4 ? 32 : 128) - prefix.length);
    for (let at = kept; at < Math.min(size - 1, most); at++) {
      const { text: address } = addressAt(prefix, at);
      if (!taken.has(address)) yield address;
    }
  }
  return undefined;
}
