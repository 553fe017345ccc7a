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

interface Owner {
  readonly id: string;
  readonly label: string;
  readonly property: string;
}

/** Private addresses: inside their subnet, not reserved (R222), and each used once in its VNet. */
export function checkAddresses(context: CheckContext): void {
  for (const vnet of context.topology.vnets) {
    const owners = gatewayOwners(vnet);
    for (const subnet of vnet.subnets) checkSubnet(context, new Home(subnet), owners);
    const firewallSubnet = vnet.subnets.find((subnet) => subnet.name === 'AzureFirewallSubnet');
    if (!firewallSubnet) continue;
    const home = new Home(firewallSubnet);
    for (const firewall of vnet.firewalls) {
      if (firewall.address) checkAddress(context, home, firewall, 'address', 0, firewall.address, owners);
    }
  }
}

/** A subnet as its addresses are checked against it. */
class Home {
  readonly families: ReadonlySet<number>;
  readonly prefixes = new PrefixIndex<Prefix>();

  constructor(readonly subnet: Subnet) {
    this.families = new Set(subnet.prefixes.map(({ family }) => family));
    for (const prefix of subnet.prefixes) this.prefixes.add(prefix, prefix);
  }
}

function checkSubnet(context: CheckContext, home: Home, owners: Map<string, Owner>): void {
  const { subnet } = home;
  for (const nic of subnet.nics) {
    for (let i = 0; i < nic.addresses.length; i++) {
      const address = nic.addresses[i];
      if (address) checkAddress(context, home, nic, 'addresses', i, address, owners);
    }
  }
  for (const item of [...subnet.loadBalancers, ...subnet.privateEndpoints]) {
    checkAddress(context, home, item, 'address', 0, item.address, owners);
  }
}

function checkAddress(
  context: CheckContext,
  { subnet, families, prefixes }: Home,
  item: { readonly id: string; readonly label: string },
  property: string,
  index: number,
  address: Address,
  owners: Map<string, Owner>,
): void {
  const at = { property, index };
  const prefix = prefixes.firstHolding(address);
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
      const message = `${address.text} is reserved: Azure keeps the first four addresses and the last one of ${prefix.text}; the first free one is ${first}.`;
      context.report('AZR022', item.id, at, message);
    }
  }
  const owner = owners.get(address.text);
  if (!owner) {
    owners.set(address.text, { id: item.id, label: item.label, property });
    return;
  }
  const message = `${address.text} of ${item.label} belongs to ${owner.label} already; give one of the two another address.`;
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

/** The addresses that gateways and Route Servers take. */
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
