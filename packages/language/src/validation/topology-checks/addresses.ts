import { type Address, addressAt, contains, isProblem, type Prefix, parseAddress } from '@azroute/engine';
import type { Subnet, Vnet } from '../../generated/ast.js';
import type { At } from '../problem.js';
import { type Checker, relatedPlace } from './checker.js';
import { writtenPrefixes } from './prefixes.js';

interface Owner {
  readonly name: string;
  readonly address: Address;
  readonly at: At;
}

/** Private addresses of one virtual network: outside their subnet (AZR021), reserved (AZR022, R222), used twice (AZR023). */
export function checkAddresses(checker: Checker, uri: string, vnet: Vnet): void {
  const owners = new Map<string, Owner>();
  const claim = (owner: Owner) => {
    const first = owners.get(owner.address.text);
    if (!first) {
      owners.set(owner.address.text, owner);
      return;
    }
    const message = `${owner.address.text} belongs to ${first.name} already; two things in ${vnet.name} cannot have one address. Give ${owner.name} another one.`;
    checker.report('AZR023', uri, owner.at, message, [relatedPlace(uri, first.at, `${first.name} has it.`)]);
  };
  for (const member of vnet.members) {
    if (member.$type === 'Subnet') {
      for (const owner of ownersIn(member)) {
        checkPlace(checker, uri, member, owner);
        claim(owner);
      }
    } else if (member.$type === 'Firewall' && member.address !== undefined) {
      const subnet = vnet.members.find((other) => other.$type === 'Subnet' && other.name === 'AzureFirewallSubnet');
      for (const owner of written(member, 'address', member.name, [member.address])) {
        if (subnet?.$type === 'Subnet') checkPlace(checker, uri, subnet, owner);
        claim(owner);
      }
    }
  }
}

function ownersIn(subnet: Subnet): Owner[] {
  return subnet.members.flatMap((member) =>
    member.$type === 'Nic'
      ? written(member, 'addresses', member.name, member.addresses)
      : written(member, 'address', member.name, member.address === undefined ? [] : [member.address]),
  );
}

function written(node: At['node'], property: string, name: string, texts: readonly string[]): Owner[] {
  return texts.flatMap((text, index) => {
    const parsed = parseAddress(text);
    const at = texts.length > 1 ? { node, property, index } : { node, property };
    return isProblem(parsed) ? [] : [{ name, address: parsed, at }];
  });
}

function checkPlace(checker: Checker, uri: string, subnet: Subnet, { name, address, at }: Owner): void {
  const prefixes = writtenPrefixes(subnet, 'prefixes', subnet.prefixes).map(({ prefix }) => prefix);
  if (prefixes.length === 0) return;
  const home = prefixes.find((prefix) => contains(prefix, address));
  if (!home) {
    const list = prefixes.map(({ text }) => text).join(', ');
    checker.report(
      'AZR021',
      uri,
      at,
      `${address.text} of ${name} is not inside subnet ${subnet.name} (${list}). Take an address of the subnet, or move ${name}.`,
    );
  } else if (isReserved(home, address)) {
    checker.report(
      'AZR022',
      uri,
      at,
      `${address.text} of ${name} is one of the five addresses that Azure keeps in ${home.text}: the first four and the last. Take ${addressAt(home, 4).text} or a later one.`,
    );
  }
}

/** R222: network, default gateway, two for DNS, and the last address; a subnet too small to have others is no subnet. */
function isReserved(subnet: Prefix, address: Address): boolean {
  return [0, 1, 2, 3, -1].some((offset) => addressAt(subnet, offset).text === address.text);
}
