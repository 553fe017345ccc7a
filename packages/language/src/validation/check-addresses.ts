import {
  type Address,
  addressAt,
  lastAddress,
  type Prefix,
  routeServerAddresses,
  type Subnet,
  type Vnet,
  vpnGatewayAddresses,
} from '@azroute/engine';
import type { CheckContext } from './check-context.js';
import { listed } from './listed.js';
import { PrefixIndex } from './prefix-index.js';
import { type WrittenAt, writtenAt } from './written-at.js';

/** The place of the address of a thing that has one. */
const only: WrittenAt = { property: 'address', index: 0 };

interface Owner {
  readonly id: string;
  readonly label: string;
  readonly property: string;
}

/** Checks that private addresses are inside their subnet, not reserved (R222), and used only once in their VNet. */
export function checkAddresses(context: CheckContext, vnet: Vnet): void {
  const owners = gatewayOwners(vnet);
  for (const subnet of vnet.subnets) checkSubnet(context, new CheckedSubnet(subnet), owners);
  const firewallSubnet = vnet.subnets.find((subnet) => subnet.name === 'AzureFirewallSubnet');
  if (!firewallSubnet) return;
  const checked = new CheckedSubnet(firewallSubnet);
  for (const firewall of vnet.firewalls) {
    if (firewall.address) checkAddress(context, checked, firewall, only, firewall.address, owners);
  }
}

/** A subnet with the indexes for checking its addresses. */
class CheckedSubnet {
  readonly families: ReadonlySet<number>;
  readonly prefixes = new PrefixIndex<Prefix>();

  constructor(readonly subnet: Subnet) {
    this.families = new Set(subnet.prefixes.map(({ family }) => family));
    for (const prefix of subnet.prefixes) this.prefixes.add(prefix, prefix);
  }
}

function checkSubnet(context: CheckContext, checked: CheckedSubnet, owners: Map<string, Owner>): void {
  const { subnet } = checked;
  for (const nic of subnet.nics) {
    const written = writtenAt(context, nic.id, 'addresses', nic.addresses);
    nic.addresses.forEach((address, i) => {
      checkAddress(context, checked, nic, written(i), address, owners);
    });
    const further = writtenAt(context, nic.id, 'secondaries', nic.secondaryAddresses);
    nic.secondaryAddresses.forEach((address, i) => {
      checkAddress(context, checked, nic, further(i), address, owners);
    });
  }
  for (const item of [...subnet.loadBalancers, ...subnet.privateEndpoints]) {
    checkAddress(context, checked, item, only, item.address, owners);
  }
}

function checkAddress(
  context: CheckContext,
  { subnet, families, prefixes }: CheckedSubnet,
  item: { readonly id: string; readonly label: string },
  at: WrittenAt,
  address: Address,
  owners: Map<string, Owner>,
): void {
  const prefix = prefixes.firstContaining(address);
  if (families.has(address.family) && !prefix) {
    const known = listed(subnet.prefixes, ({ text }) => text);
    const message = `${address.text} of ${item.label} is outside its subnet ${subnet.label}, which has ${known}.`;
    context.report('AZR021', item.id, at, message);
  } else if (subnet.prefixes.length > 0 && !prefix) {
    const example = address.family === 6 ? 'a /64 such as fd00:1:0:2::/64' : 'a prefix such as 10.0.0.0/24';
    const message = `Subnet ${subnet.label} has no IPv${address.family} prefix for ${address.text} of ${item.label}; give it ${example}.`;
    context.report('AZR033', item.id, at, message);
  } else {
    if (prefix && isReserved(prefix, address)) {
      const first = addressAt(prefix, 4).text;
      const message = `${address.text} is reserved: Azure keeps the first four addresses and the last one of ${prefix.text}. The first available address is ${first}.`;
      context.report('AZR022', item.id, at, message);
    }
  }
  const owner = owners.get(address.text);
  if (!owner) {
    owners.set(address.text, { id: item.id, label: item.label, property: at.property });
    return;
  }
  const message = `${address.text} of ${item.label} already belongs to ${owner.label}; give one of the two another address.`;
  context.report(
    'AZR023',
    item.id,
    at,
    message,
    context.related(owner.id, owner.property, `${owner.label} has ${address.text}.`),
  );
}

function isReserved(prefix: Prefix, address: Address): boolean {
  const last = prefix.words.length - 1;
  const offset = (address.words[last] ?? 0) - (prefix.words[last] ?? 0);
  const first = prefix.words.every((word, i) => i === last || word === address.words[i]) && offset < 4;
  return first || (prefix.family === 4 && lastAddress(prefix).text === address.text);
}

/** The addresses of gateways and Route Servers. */
function gatewayOwners(vnet: Vnet): Map<string, Owner> {
  const owners = new Map<string, Owner>();
  for (const gateway of vnet.vpnGateways.slice(0, 1)) {
    for (const { text } of vpnGatewayAddresses(vnet, gateway)) {
      owners.set(text, { id: gateway.id, label: gateway.label, property: 'name' });
    }
  }
  for (const server of vnet.routeServers.slice(0, 1)) {
    for (const { text } of routeServerAddresses(vnet)) {
      owners.set(text, { id: server.id, label: server.label, property: 'name' });
    }
  }
  return owners;
}
