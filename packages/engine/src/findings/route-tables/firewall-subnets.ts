import { byId } from '../../collections.js';
import { someInternetAddress } from '../../forwarding/special-addresses.js';
import { type DeclId, subnetOf } from '../../topology/index.js';
import type { Finding } from '../finding.js';
import type { FindingCode } from '../finding-code.js';
import { report } from '../report.js';
import type { Rule, RuleContext } from '../rule.js';

export const firewallWithoutInternet: FindingCode = {
  code: 'AZR408',
  title: 'AzureFirewallSubnet without a default route to the Internet',
  severity: 'error',
};

export const firewallSubnetsRule: Rule = { codes: [firewallWithoutInternet], find: firewallSubnets };

/**
 * Azure Firewalls without a default route to the Internet on their subnet, or on the management subnet with forced
 * tunneling (R075).
 */
function firewallSubnets({ network, tables }: RuleContext): Finding[] {
  return [...network.topology.vnets].sort(byId).flatMap((vnet): Finding[] => {
    const [firewall] = vnet.firewalls;
    const management = subnetOf(vnet, 'AzureFirewallManagementSubnet');
    const subnet = management ?? subnetOf(vnet, 'AzureFirewallSubnet');
    if (!firewall || !subnet) return [];
    const row = tables.ofSubnet(subnet.id)?.lookup(someInternetAddress);
    if (!row || row.nextHopType === 'Internet') return [];
    const learned = row.source === 'VirtualNetworkGateway';
    const at: DeclId = row.route ?? subnet.id;
    const hop = row.nextHops[0]?.text ?? row.nextHopType;
    const source = learned ? 'BGP' : 'a user-defined route';
    const loses = management ? 'its management traffic' : 'its management traffic and its Internet access';
    const advice = management
      ? 'Give that subnet a route table with only 0.0.0.0/0 to Internet, and disableBgpRoutePropagation.'
      : `${learned ? `Give ${subnet.label} a route 0.0.0.0/0 to Internet (propagation may stay on)` : 'Change the next hop to Internet'}, or use forced tunneling with an AzureFirewallManagementSubnet.`;
    const message = `${firewall.label} has no default route to the Internet on ${subnet.label}. There ${source} sends ${row.prefix?.text} to ${hop}, so that it loses ${loses}. ${advice}`;
    const related = [firewall.id, ...(at === subnet.id ? [] : [subnet.id])];
    return [
      report(firewallWithoutInternet, at, message, {
        key: vnet.id,
        subject: { kind: 'userRoutes', routes: row.route === undefined ? [] : [row.route], subnets: [subnet.id] },
        related: related.map((id) => ({ declaration: id, message: `${network.label(id)} is affected.` })),
      }),
    ];
  });
}
