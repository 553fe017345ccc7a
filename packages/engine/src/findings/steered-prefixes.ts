import { covers, overlaps, type Prefix } from '../address/index.js';
import { type DeclId, type Network, subnetOf, type Vnet } from '../topology/index.js';

/** Subnets whose packets no advice sends through an appliance. */
const special: ReadonlySet<string> = new Set([
  'AzureFirewallSubnet',
  'AzureFirewallManagementSubnet',
  'AzureBastionSubnet',
  'GatewaySubnet',
  'RouteServerSubnet',
]);

/** The prefixes of a VNet's ordinary subnets inside a prefix. */
export function ordinarySubnetsIn(vnet: Vnet, outer: Prefix): readonly Prefix[] {
  return vnet.subnets
    .filter(({ name }) => !special.has(name))
    .flatMap(({ prefixes }) => prefixes.filter((each) => covers(outer, each)));
}

/**
 * The prefixes that advice names for routes to an appliance. In place of one that takes in the own subnet of an Azure
 * Firewall, they are those of the network's ordinary subnets (R284).
 */
export function steeredPrefixes(
  network: Network,
  appliance: DeclId | undefined,
  prefixes: readonly Prefix[],
): readonly Prefix[] {
  const thing = appliance === undefined ? undefined : network.thing(appliance);
  if (thing?.kind !== 'firewall') return prefixes;
  const own = subnetOf(thing.vnet, 'AzureFirewallSubnet')?.prefixes ?? [];
  return prefixes.flatMap((prefix) => {
    if (!own.some((each) => overlaps(each, prefix))) return [prefix];
    const inside = ordinarySubnetsIn(thing.vnet, prefix);
    return inside.length > 0 ? inside : [prefix];
  });
}
