import { covers, prefix as known, type Vnet } from '@azroute/engine';
import type { CheckContext } from './check-context.js';
import { listed } from './listed.js';
import { PrefixIndex } from './prefix-index.js';
import { writtenAt } from './written-at.js';

// R224
const forbidden = [
  ['224.0.0.0/4', 'multicast addresses'],
  ['255.255.255.255/32', 'the broadcast address'],
  ['127.0.0.0/8', 'loopback addresses'],
  ['169.254.0.0/16', 'link-local addresses'],
  ['168.63.129.16/32', 'the address of the Azure platform'],
].map(([text = '', words = '']) => ({ prefix: known(text), words }));

/** Reports address spaces and subnets that overlap, are outside, or aren't allowed in Azure (R224, R225). */
export function checkPrefixes(context: CheckContext, vnet: Vnet): void {
  checkSpace(context, vnet);
  checkSubnets(context, vnet);
}

function checkSpace(context: CheckContext, vnet: Vnet): void {
  const earlier = new PrefixIndex<string>(vnet.addressSpace);
  const written = writtenAt(context, vnet.id, 'addresses', vnet.addressSpace);
  vnet.addressSpace.forEach((prefix, i) => {
    const at = written(i);
    const other = earlier.firstOverlapping(prefix);
    earlier.add(prefix, prefix.text);
    if (other !== undefined) {
      const message = `${prefix.text} and ${other} of ${vnet.label} overlap; remove the one that is inside the other.`;
      context.report('AZR025', vnet.id, at, message);
    }
    for (const { prefix: outer, words } of forbidden) {
      // 0.0.0.0/0 and other large spaces contain these addresses too, but aren't intended for them.
      if (covers(outer, prefix)) {
        context.report('AZR029', vnet.id, at, `${prefix.text} are ${words}; choose other addresses for ${vnet.label}.`);
      }
    }
  });
}

function checkSubnets(context: CheckContext, vnet: Vnet): void {
  const space = new PrefixIndex<true>();
  for (const prefix of vnet.addressSpace) space.add(prefix, true);
  const earlier = new PrefixIndex<{ readonly text: string; readonly label: string; readonly id: string }>(
    vnet.subnets.flatMap(({ prefixes }) => prefixes),
  );
  for (const subnet of vnet.subnets) {
    const written = writtenAt(context, subnet.id, 'prefixes', subnet.prefixes);
    subnet.prefixes.forEach((prefix, i) => {
      const at = written(i);
      if (!space.firstCovering(prefix)) {
        const shownSpace = listed(vnet.addressSpace, ({ text }) => text);
        const advice = shownSpace
          ? `its address space is ${shownSpace}; move the subnet into it or add ${prefix.text} to it.`
          : `it has no address space; add address ${prefix.text} to it.`;
        context.report(
          'AZR020',
          subnet.id,
          at,
          `${prefix.text} of subnet ${subnet.label} is outside ${vnet.label}: ${advice}`,
        );
      }
      const other = earlier.firstOverlapping(prefix);
      if (other) {
        const message = `${prefix.text} of subnet ${subnet.label} overlaps ${other.text} of ${other.label}; choose another prefix.`;
        const related = context.related(other.id, 'prefixes', `${other.label} has ${other.text}.`);
        context.report('AZR024', subnet.id, at, message, related);
      }
      earlier.add(prefix, { text: prefix.text, label: subnet.label, id: subnet.id });
    });
  }
}
