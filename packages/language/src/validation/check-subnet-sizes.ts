import type { Prefix, Subnet } from '@azroute/engine';
import type { CheckContext } from './check-context.js';

/** Longest IPv4 prefix that Azure accepts, and the longest that Microsoft advises (R131, R223, R226). */
const lengths: Readonly<Record<string, { readonly most: number; readonly advised: number }>> = {
  GatewaySubnet: { most: 29, advised: 27 },
  RouteServerSubnet: { most: 27, advised: 26 },
  AzureFirewallSubnet: { most: 26, advised: 26 },
  AzureFirewallManagementSubnet: { most: 26, advised: 26 },
  AzureBastionSubnet: { most: 26, advised: 26 },
};
const ordinary = { most: 29, advised: 29 };

/** Sizes of subnets (R131, R223, R226), and Route Servers beside IPv6 (R033). */
export function checkSubnetSizes(context: CheckContext): void {
  for (const vnet of context.topology.vnets) {
    for (const subnet of vnet.subnets) {
      for (const [index, prefix] of subnet.prefixes.entries()) checkPrefix(context, subnet, prefix, index);
    }
    const [server] = vnet.routeServers;
    const ipv6 = vnet.addressSpace.find(({ family }) => family === 6);
    if (server && ipv6) {
      const message = `${server.label} stands in ${vnet.label}, which has the IPv6 prefix ${ipv6.text}: a Route Server is not supported there, and breaks IPv6. Put it into a network without IPv6.`;
      context.report('AZR038', server.id, { property: 'name' }, message);
    }
  }
}

function checkPrefix(context: CheckContext, subnet: Subnet, { family, length, text }: Prefix, index: number): void {
  const at = { property: 'prefixes', index };
  if (family === 6) {
    if (length !== 64) context.report('AZR037', subnet.id, at, `${text} is no /64, as IPv6 subnets have to be.`);
    return;
  }
  const { most, advised } = lengths[subnet.name] ?? ordinary;
  if (length > most) {
    const what = lengths[subnet.name] ? `${subnet.name} has at least /${most}` : `the smallest subnet is a /${most}`;
    context.report('AZR035', subnet.id, at, `${text} is too small: ${what}. Give ${subnet.label} a larger prefix.`);
  } else if (length > advised) {
    const message = `${text} works, and Microsoft advises /${advised} or larger for ${subnet.name}.`;
    context.report('AZR036', subnet.id, at, message);
  }
}
