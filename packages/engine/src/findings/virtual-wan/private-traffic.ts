import { covers, isDefaultRoute, type Prefix } from '../../address/index.js';
import { entryOf } from '../../bgp/hubs/entry.js';
import { append, byId } from '../../collections.js';
import type { RouteTables } from '../../forwarding/world.js';
import {
  appliesRouteTables,
  type DeclId,
  hubsOfWan,
  type Network,
  type VirtualHub,
  withRouteTables,
} from '../../topology/index.js';
import type { Finding } from '../finding.js';
import type { FindingCode } from '../finding-code.js';
import { listed } from '../listed.js';
import { report } from '../report.js';
import type { Rule, RuleContext } from '../rule.js';

export const publicPrefix: FindingCode = {
  code: 'AZR370',
  title: 'Prefix that routing intent does not count as private',
  severity: 'warning',
};
export const hubWithoutPolicy: FindingCode = {
  code: 'AZR371',
  title: 'Hub without a policy for private traffic',
  severity: 'warning',
};
export const bypassingEndpoint: FindingCode = {
  code: 'AZR372',
  title: "Private endpoints whose answers bypass a hub's firewall",
  severity: 'warning',
};

export const privateTrafficRule: Rule = {
  codes: [publicPrefix, hubWithoutPolicy, bypassingEndpoint],
  *find(context) {
    const { network } = context;
    const hubs = [...network.topology.virtualHubs].sort(byId);
    yield* publicPrefixes(context, hubs);
    for (const hub of hubs) {
      if (hasPolicy(hub)) yield* endpoints(network, hub);
      else yield* withoutPolicy(network, hub);
    }
  },
};

function hasPolicy({ routingIntent }: VirtualHub): boolean {
  return routingIntent?.privateTraffic !== undefined;
}

/** W088: what is not in RFC 1918 and no additional prefix is not installed in networks, and goes to the Internet. */
function* publicPrefixes({ tables }: RuleContext, hubs: readonly VirtualHub[]): Generator<Finding> {
  for (const [connection, missing] of missingPrefixes(tables, hubs)) {
    const prefixes = [...new Set(missing.map(({ prefix }) => prefix.text))];
    const names = [...new Set(missing.map(({ hub }) => hub))];
    const labels = listed(names.map(({ label }) => label));
    const firewalls = listed(names.flatMap(({ vnet }) => vnet.firewalls.slice(0, 1).map(({ label }) => label)));
    const message = `Packets to ${listed(prefixes)} do not go to ${firewalls}: routing intent counts only RFC 1918 as private. Networks behind ${labels} have no route to these addresses and send such packets to the Internet. Add them as private prefixes to defaultRouteTable of ${labels}: route ${prefixes.slice(0, 3).join(', ')} -> ${firewalls}.`;
    yield report(publicPrefix, connection, message);
  }
}

/** A prefix that a hub with a policy for private traffic does not count as private. */
interface MissingPrefix {
  readonly prefix: Prefix;
  readonly hub: VirtualHub;
}

/** The prefixes that hubs do not count as private, by the connection that brings them. */
export function missingPrefixes(
  tables: RouteTables,
  hubs: readonly VirtualHub[],
): ReadonlyMap<DeclId, readonly MissingPrefix[]> {
  const found = new Map<DeclId, MissingPrefix[]>();
  for (const hub of hubs) {
    const [firewall] = hub.vnet.firewalls;
    // With a policy for Internet traffic, its default route leads such packets to the firewall all the same.
    if (!firewall || !hasPolicy(hub) || hub.routingIntent?.internet !== undefined) continue;
    const policies = tables.hubs.ofTable(hub.defaultRouteTable, hub).rows;
    for (const { prefix, bgp } of tables.hubs.ofFirewall(firewall.id, hub).rows) {
      const connection = bgp[0] && entryOf(bgp[0]).connection;
      if (isDefaultRoute(prefix) || policies.some((policy) => covers(policy.prefix, prefix))) continue;
      append(found, connection ?? hub.id, { prefix, hub });
    }
  }
  return found;
}

/** W093, W095: traffic is inspected by the hubs that have a policy. */
function* withoutPolicy(network: Network, hub: VirtualHub): Generator<Finding> {
  if (network.hubConnectionsOf(hub.id).length === 0) return;
  const others = hubsOfWan(network.topology, hub).filter(hasPolicy);
  const [first] = others;
  if (!first?.routingIntent) return;
  const labels = listed(others.map(({ label }) => label));
  const message = `${hub.label} has no policy for private traffic, unlike ${labels}. Only the firewall of ${labels} inspects traffic between the hubs, and nothing inspects traffic inside ${hub.label}. Give ${hub.label} a firewall and routingIntent with PrivateTraffic, unless that is intended.`;
  yield report(hubWithoutPolicy, hub.id, message, {
    related: [{ declaration: first.routingIntent.id, message: `${first.label} has a policy for private traffic.` }],
  });
}

/** W129: answers of private endpoints follow route tables only with such network policies. */
function* endpoints(network: Network, hub: VirtualHub): Generator<Finding> {
  const [firewall] = hub.vnet.firewalls;
  for (const { vnet } of network.hubConnectionsOf(hub.id)) {
    for (const subnet of network.vnet(vnet)?.subnets ?? []) {
      const { privateEndpoints, privateEndpointNetworkPolicies: policies } = subnet;
      if (privateEndpoints.length === 0 || appliesRouteTables(subnet)) continue;
      const message = `Answers of private endpoints in ${subnet.label} bypass ${firewall?.label}: route tables do not apply to them. Packets to the endpoints pass ${firewall?.label}, which sees only one direction and drops what follows unless it translates their source. Set privateEndpointNetworkPolicies ${withRouteTables(policies)} on ${subnet.label}.`;
      yield report(bypassingEndpoint, subnet.id, message);
    }
  }
}
