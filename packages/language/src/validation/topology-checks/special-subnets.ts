import type { Vnet } from '../../generated/ast.js';
import { type Checker, relatedPlace } from './checker.js';

type Member = Exclude<Vnet['members'][number], { $type: 'Subnet' }>;

const needs: Record<Member['$type'], { readonly noun: string; readonly subnet: string; readonly size: string }> = {
  VpnGateway: { noun: 'VPN gateway', subnet: 'GatewaySubnet', size: '/27' },
  ExpressRouteGateway: { noun: 'ExpressRoute gateway', subnet: 'GatewaySubnet', size: '/27' },
  RouteServer: { noun: 'Route Server', subnet: 'RouteServerSubnet', size: '/26' },
  Firewall: { noun: 'firewall', subnet: 'AzureFirewallSubnet', size: '/26' },
};

/** Gateways, Route Servers and firewalls without the subnet of their name (AZR026, R226), or two of a kind (AZR027). */
export function checkSpecialSubnets(checker: Checker, uri: string, vnet: Vnet): void {
  const first = new Map<string, Member>();
  const subnets = new Set(vnet.members.flatMap((member) => (member.$type === 'Subnet' ? [member.name] : [])));
  for (const member of vnet.members) {
    if (member.$type === 'Subnet' || !member.name) continue;
    const { noun, subnet, size } = needs[member.$type];
    const at = { node: member, property: 'name' };
    const earlier = first.get(member.$type);
    if (earlier) {
      const message = `${vnet.name} has the ${noun} ${earlier.name} already, and a virtual network has room for one. Remove ${member.name}, or put it into another virtual network.`;
      checker.report('AZR027', uri, at, message, [
        relatedPlace(uri, { node: earlier, property: 'name' }, `The ${noun} that counts.`),
      ]);
      continue;
    }
    first.set(member.$type, member);
    if (subnets.has(subnet)) continue;
    const written = [...subnets].find((name) => name.toLowerCase() === subnet.toLowerCase());
    const advice = written
      ? `Write ${subnet} with exactly these letters in place of ${written}.`
      : `Add "subnet ${subnet}" with a prefix of ${size} or larger.`;
    checker.report(
      'AZR026',
      uri,
      at,
      `The ${noun} ${member.name} stands in a subnet named ${subnet}, and ${vnet.name} has none. ${advice}`,
    );
  }
}
