import { contains, covers, isProblem, overlaps, type Prefix, parsePrefix, type Vnet } from '@azroute/engine';
import type { CheckContext } from './check-topology.js';

// R224
const forbidden = [
  ['224.0.0.0/4', 'multicast addresses'],
  ['255.255.255.255/32', 'the broadcast address'],
  ['127.0.0.0/8', 'loopback addresses'],
  ['169.254.0.0/16', 'link-local addresses'],
  ['168.63.129.16/32', 'the address of the Azure platform'],
] as const;

/** Address spaces and subnets: what overlaps, what lies outside, what Azure does not allow (R224, R225). */
export function checkPrefixes(context: CheckContext): void {
  for (const vnet of context.topology.vnets) {
    checkSpace(context, vnet);
    checkSubnets(context, vnet);
  }
}

function checkSpace(context: CheckContext, vnet: Vnet): void {
  vnet.addressSpace.forEach((prefix, index) => {
    const at = { property: 'addresses', index };
    const other = vnet.addressSpace.slice(0, index).find((earlier) => overlaps(earlier, prefix));
    if (other) {
      const message = `${prefix.text} and ${other.text} of ${vnet.label} overlap; remove the one that is inside the other.`;
      context.report('AZR025', vnet.id, at, message);
    }
    for (const [text, words] of forbidden) {
      const parsed = parsePrefix(text);
      // 0.0.0.0/0 and other large spaces cover these addresses without being meant for them.
      if (!isProblem(parsed) && covers(parsed.prefix, prefix)) {
        context.report('AZR029', vnet.id, at, `${prefix.text} are ${words}; choose other addresses for ${vnet.label}.`);
      }
    }
  });
}

function checkSubnets(context: CheckContext, vnet: Vnet): void {
  const earlier: { readonly prefix: Prefix; readonly label: string; readonly id: string }[] = [];
  for (const subnet of vnet.subnets) {
    subnet.prefixes.forEach((prefix, index) => {
      const at = { property: 'prefixes', index };
      if (!vnet.addressSpace.some((space) => covers(space, prefix))) {
        const space = vnet.addressSpace.map((p) => p.text).join(', ');
        const advice = space
          ? `its address space is ${space}; move the subnet into it or add ${prefix.text} to it.`
          : `it has no address space; write address ${prefix.text} in it.`;
        context.report(
          'AZR020',
          subnet.id,
          at,
          `${prefix.text} of subnet ${subnet.label} is outside ${vnet.label}: ${advice}`,
        );
      }
      const other = earlier.find((e) => overlaps(e.prefix, prefix));
      if (other) {
        const message = `${prefix.text} of subnet ${subnet.label} overlaps ${other.prefix.text} of ${other.label}; choose another prefix.`;
        const related = context.related(other.id, 'prefixes', `${other.label} has ${other.prefix.text}.`);
        context.report('AZR024', subnet.id, at, message, related);
      }
      earlier.push({ prefix, label: subnet.label, id: subnet.id });
    });
  }
}

/** True if one of the prefixes holds the address. */
export function inside(prefixes: readonly Prefix[], address: Parameters<typeof contains>[1]): boolean {
  return prefixes.some((prefix) => contains(prefix, address));
}
