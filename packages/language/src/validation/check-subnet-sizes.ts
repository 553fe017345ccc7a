import type { Prefix, Subnet, Vnet } from '@azroute/engine';
import { ordinarySubnet, specialSubnets } from '../topology/special-subnets.js';
import type { CheckContext } from './check-context.js';
import { type WrittenAt, writtenAt } from './written-at.js';

/** Checks the sizes of subnets (R131, R223, R226), and that no network has a Route Server and IPv6 (R033). */
export function checkSubnetSizes(context: CheckContext, vnet: Vnet): void {
  for (const subnet of vnet.subnets) {
    const written = writtenAt(context, subnet.id, 'prefixes', subnet.prefixes);
    for (const [i, prefix] of subnet.prefixes.entries()) checkPrefix(context, subnet, prefix, written(i));
  }
  const [server] = vnet.routeServers;
  const ipv6 = vnet.addressSpace.find(({ family }) => family === 6);
  if (server && ipv6) {
    const message = `${server.label} is in ${vnet.label}, which has the IPv6 prefix ${ipv6.text}: a Route Server is not supported there, and breaks IPv6. Move it to a network without IPv6.`;
    context.report('AZR038', server.id, { property: 'name' }, message);
  }
}

function checkPrefix(context: CheckContext, subnet: Subnet, { family, length, text }: Prefix, at: WrittenAt): void {
  if (family === 6) {
    if (length !== 64)
      context.report('AZR037', subnet.id, at, `${text} is not a /64, as required for IPv6 subnets; use a /64.`);
    return;
  }
  const { most, advised } = specialSubnets[subnet.name] ?? ordinarySubnet;
  if (length > most) {
    const what = specialSubnets[subnet.name]
      ? `${subnet.name} must be a /${most} or larger`
      : `the smallest subnet is a /${most}`;
    context.report('AZR035', subnet.id, at, `${text} is too small: ${what}. Give ${subnet.label} a larger prefix.`);
  } else if (length > advised) {
    const message = `${text} works, but Microsoft recommends /${advised} or larger for ${subnet.name}.`;
    context.report('AZR036', subnet.id, at, message);
  }
}
