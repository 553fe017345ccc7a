import { byId } from '../../collections.js';
import { someInternetAddress } from '../../forwarding/special-addresses.js';
import { type DeclId, subnetOf } from '../../topology/index.js';
import type { Finding } from '../finding.js';
import type { FindingCode } from '../finding-code.js';
import { report } from '../report.js';
import type { Rule, RuleContext } from '../rule.js';

const firewallWithoutInternet: FindingCode = {
  code: 'AZR408',
  title: 'AzureFirewallSubnet without a default route to the Internet',
  severity: 'error',
};

export const firewallSubnetsRule: Rule = { codes: [firewallWithoutInternet], find: firewallSubnets };

/** Azure Firewalls whose subnet, or with forced tunnelling whose management subnet, has no default route to the Internet (R075). */
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
    const source = learned ? 'BGP brings' : 'a user-defined route sets';
    const loses = management ? 'its management' : 'its management and its way out';
    const mend = management
      ? 'Give that subnet a table with 0.0.0.0/0 to Internet alone and disableBgpRoutePropagation.'
      : `${learned ? `Give ${subnet.label} a route 0.0.0.0/0 to Internet (propagation may stay on)` : 'Send 0.0.0.0/0 to Internet there'}, or use forced tunnelling with an AzureFirewallManagementSubnet.`;
    const message = `${firewall.label} needs a default route to the Internet on ${subnet.label}, where ${source} ${row.prefix?.text} to ${hop}: it loses ${loses}. ${mend}`;
    const related = [firewall.id, ...(at === subnet.id ? [] : [subnet.id])];
    return [
      report(firewallWithoutInternet, at, message, {
        key: vnet.id,
        related: related.map((id) => ({ declaration: id, message: `${network.label(id)} is affected.` })),
      }),
    ];
  });
}
