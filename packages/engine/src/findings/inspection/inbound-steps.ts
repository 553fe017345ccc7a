import { type Address, comparePrefixes, contains, type Prefix } from '../../address/index.js';
import { distinctBy } from '../../collections.js';
import type { EffectiveRoute } from '../../effective/route.js';
import { type DeclId, type Network, type Subnet, subnetOf } from '../../topology/index.js';
import { isLongEnough, possible } from '../advice/in-vain.js';
import type { Step } from '../advice/step.js';
import type { Party } from '../flows/party.js';
import { allParties } from '../parties-text.js';
import type { RuleContext } from '../rule.js';
import type { Asymmetry } from './asymmetric-conversation.js';

/**
 * What leads packets that enter through a gateway to an appliance: routes on the GatewaySubnet that beat the rows which
 * decide there, or network policies with which a route that is there counts (R027, R028).
 */
export function inboundSteps(
  { network, tables }: RuleContext,
  gateway: DeclId,
  appliance: DeclId,
  group: readonly Asymmetry[],
): readonly Step[] {
  const thing = network.thing(gateway);
  const subnet = thing && 'vnet' in thing ? subnetOf(thing.vnet, 'GatewaySubnet') : undefined;
  const table = subnet && tables.ofSubnet(subnet.id);
  if (!subnet || !table) return [];
  const [family] = group.map(({ other }) => other.destination.family);
  const reached = allParties(group.map(({ other }) => other.receivers)).flatMap((party) => {
    const address = family && party.address(family);
    return party.vnet && party.subnet && address ? [{ party, address, row: table.lookup(address) }] : [];
  });
  const needed = reached.flatMap(({ party, address, row }) => neededFor(party, address, row));
  const missing = distinctBy(needed, ({ text }) => text)
    .filter((prefix) => possible(network, [addRoutes(subnet, [prefix], appliance, [])]).length > 0)
    .sort(comparePrefixes);
  const caught = (prefixes: readonly Prefix[]) =>
    reached.flatMap(({ address }) => (prefixes.some((prefix) => contains(prefix, address)) ? [address] : []));
  const endpoints = reached.flatMap(({ party }) => endpointPolicies(network, subnet, party));
  const policies = endpoints.length === reached.length ? distinctBy(endpoints, (step) => step.subnet) : [];
  return [...(missing.length > 0 ? [addRoutes(subnet, missing, appliance, caught(missing))] : []), ...policies];
}

function addRoutes({ id }: Subnet, prefixes: readonly Prefix[], device: DeclId, meantFor: readonly Address[]) {
  return { kind: 'addRoutes', subnet: id, prefixes, target: { device }, meantFor } as const;
}

/** The prefix of a route that wins over the row for a party. Of the gateway's own VNet it is a subnet, never the space. */
function neededFor({ vnet, subnet }: Party, address: Address, row: EffectiveRoute | undefined): readonly Prefix[] {
  const of = (prefixes: readonly Prefix[] = []) => prefixes.filter((prefix) => contains(prefix, address));
  if (row?.nextHopType === 'VnetLocal' || row?.source === 'User') return of(subnet?.prefixes);
  const [space] = of(vnet?.addressSpace);
  const longest = [row?.prefix, space].flatMap((prefix) => prefix ?? []).sort((a, b) => b.length - a.length);
  return longest.slice(0, 1);
}

/** R028: a route of the table that is at least as long as the VNet's mask counts if the endpoint's subnet lets it. */
function endpointPolicies(network: Network, { routeTable }: Subnet, { kind, vnet, subnet, address }: Party) {
  if (kind !== 'privateEndpoint' || !vnet || !subnet) return [];
  const own = address(4) ?? address(6);
  const routes = network.routeTable(routeTable)?.routes ?? [];
  const counts = routes.some(
    ({ destination, nextHop }) =>
      'prefix' in destination &&
      nextHop.type === 'VirtualAppliance' &&
      own !== undefined &&
      isLongEnough(vnet, destination.prefix, own),
  );
  return counts ? possible(network, [{ kind: 'networkPolicies', subnet: subnet.id }] as const) : [];
}
