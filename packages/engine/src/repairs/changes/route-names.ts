import { covers, isDefaultRoute, type Prefix } from '../../address/index.js';
import type { Network } from '../../topology/index.js';

/** A name for a route: `default`, `to-X` where X is the network whose address space the prefix is, or its digits. */
export function routeNameFor({ topology }: Network, prefix: Prefix): string {
  if (isDefaultRoute(prefix)) return 'default';
  const owner =
    topology.vnets.find(({ addressSpace }) => addressSpace.some(({ text }) => text === prefix.text)) ??
    topology.sites.find(({ addressSpace }) => addressSpace.some(({ text }) => text === prefix.text)) ??
    topology.vnets
      .flatMap(({ subnets }) => subnets)
      .find(({ prefixes }) => prefixes.some(({ text }) => text === prefix.text)) ??
    topology.vnets.find(({ addressSpace }) =>
      addressSpace.some((space) => covers(prefix, space) && prefix.length >= 8 && space.length - prefix.length <= 1),
    );
  return `to-${owner?.name ?? prefix.text.replace(/[^0-9a-f]+/g, '-')}`;
}
