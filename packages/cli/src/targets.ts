import {
  type Address,
  comparePrefixes,
  type DeclId,
  isProblem,
  type Prefix,
  parseAddress,
  parsePrefix,
} from '@azroute/engine';
import { addressesOf, type DeclKind, idOf, prefixesOf, type TopologyView } from '@azroute/language';

import { Failure } from './failure.js';

/** What `--to` of `azroute why` means: one address or prefix, or all prefixes of a network. */
export interface Target {
  readonly to: readonly (Address | Prefix)[];
  /** The requested name, if it was a name. */
  readonly name: string | undefined;
  /** Whether it is the name of a subnet, VNet or site, which can mean several prefixes. */
  readonly isNetwork: boolean;
}

const things: readonly DeclKind[] = ['nic', 'host', 'privateEndpoint', 'loadBalancer', 'firewall', 'router', 'nva'];
const networks: readonly DeclKind[] = ['subnet', 'vnet', 'site'];

/**
 * Reads `--to`. A name means the address of a NIC, host, private endpoint, load balancer, firewall or router, that of
 * the first NIC of an NVA, or the prefixes of a subnet, VNet or site, in the address families of the NIC.
 * @throws Failure if it is none of these, or the named thing has no address.
 */
export function targetOf(view: TopologyView, nic: DeclId, to: string): Target {
  if (/^[\d.]+(\/.*)?$|^[\da-f:.]*:[\da-f:.]*(\/.*)?$/i.test(to)) {
    return { to: [literal(to)], name: undefined, isNetwork: false };
  }
  const id = idOf(view, to, [...things, ...networks], 'NIC, host, subnet, VNet, site or other thing with an address');
  const families = new Set(addressesOf(view.topology, nic).map(({ family }) => family));
  const prefixes = prefixesOf(view.topology, id);
  const all: readonly (Address | Prefix)[] = prefixes
    ? [...prefixes].sort(comparePrefixes)
    : [...addressesOf(view.topology, id)].sort((a, b) => a.family - b.family);
  const near = all.filter(({ family }) => families.has(family));
  const found = near.length > 0 ? near : all;
  if (found.length === 0) throw new Failure(`${to} has no address; give it one in the file, or ask for an address`);
  return { to: prefixes ? found : found.slice(0, 1), name: to, isNetwork: prefixes !== undefined };
}

function literal(to: string): Address | Prefix {
  if (to.includes('/')) {
    const parsed = parsePrefix(to);
    if (isProblem(parsed)) throw new Failure(parsed.problem);
    return parsed.prefix;
  }
  const address = parseAddress(to);
  if (isProblem(address)) throw new Failure(`${address.problem}, nor a prefix such as 10.2.0.0/16`);
  return address;
}
