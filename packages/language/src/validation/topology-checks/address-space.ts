import { covers, overlaps, prefix } from '@azroute/engine';
import type { Subnet, Vnet } from '../../generated/ast.js';
import { type Checker, relatedPlace } from './checker.js';
import { nestedPairs, type WrittenPrefix, writtenPrefixes } from './prefixes.js';

/** Ranges that Azure refuses as address space (R224). */
const forbidden = ['224.0.0.0/4', '255.255.255.255/32', '127.0.0.0/8', '169.254.0.0/16', '168.63.129.16/32'].map(
  prefix,
);

interface SubnetPrefix extends WrittenPrefix {
  readonly subnet: Subnet;
}

/** Address space and subnets of one virtual network: forbidden, overlapping, outside (R224, R225). */
export function checkAddressSpace(checker: Checker, uri: string, vnet: Vnet): void {
  const space = writtenPrefixes(vnet, 'addresses', vnet.addresses);
  for (const { prefix: own, at } of space) {
    const range = forbidden.find((other) => overlaps(other, own));
    if (!range) continue;
    checker.report(
      'AZR029',
      uri,
      at,
      `${own.text} cannot be address space: Azure refuses ${range.text}. Use another range, such as one of RFC 1918.`,
    );
  }
  for (const { outer, inner } of nestedPairs(space)) {
    const message = `${inner.prefix.text} overlaps ${outer.prefix.text}, which is address space of ${vnet.name} too. Remove one of them.`;
    checker.report('AZR025', uri, inner.at, message, [relatedPlace(uri, outer.at, 'The prefix that it overlaps.')]);
  }
  const subnets: SubnetPrefix[] = vnet.members.flatMap((member) =>
    member.$type === 'Subnet'
      ? writtenPrefixes(member, 'prefixes', member.prefixes).map((written) => ({ ...written, subnet: member }))
      : [],
  );
  for (const { prefix: own, at, subnet } of subnets) {
    if (space.some((outer) => covers(outer.prefix, own))) continue;
    checker.report('AZR020', uri, at, outside(vnet, subnet, own.text, space));
  }
  for (const { outer, inner } of nestedPairs(subnets)) {
    const message =
      outer.subnet === inner.subnet
        ? `Subnet ${inner.subnet.name} has ${inner.prefix.text} inside its own ${outer.prefix.text}. Remove one of them.`
        : `Subnet ${inner.subnet.name} (${inner.prefix.text}) overlaps subnet ${outer.subnet.name} (${outer.prefix.text}). Give one of them another range.`;
    checker.report('AZR024', uri, inner.at, message, [
      relatedPlace(uri, outer.at, `${outer.prefix.text} of subnet ${outer.subnet.name}.`),
    ]);
  }
}

function outside(vnet: Vnet, subnet: Subnet, text: string, space: readonly WrittenPrefix[]): string {
  if (space.length === 0) {
    return `Subnet ${subnet.name} has ${text}, but ${vnet.name} has no address space. Write one, such as "address ${text}".`;
  }
  const list = space.map((own) => own.prefix.text).join(', ');
  return `Subnet ${subnet.name} has ${text}, which is not inside the address space of ${vnet.name} (${list}). Correct it, or add the range to the address space.`;
}
