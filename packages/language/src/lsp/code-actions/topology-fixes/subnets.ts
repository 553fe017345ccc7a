import {
  contains,
  covers,
  hostPrefix,
  overlaps,
  type Prefix,
  prefix,
  type Subnet,
  type TopologyEdit,
  type Vnet,
  widened,
} from '@azroute/engine';
import { freePrefix, moved } from '../../../topology/free-addresses.js';
import { specialSubnets } from '../../../topology/special-subnets.js';
import { change, type FixCandidate, type FixContext, type TopologyFix } from './topology-fix.js';

/** Moves a subnet to a free prefix of its VNet, with its NICs; or enlarges the VNet's address space around it. */
export const moveSubnet: TopologyFix = { codes: ['AZR020', 'AZR024', 'AZR035', 'AZR036'], candidates: moves };

function moves({ network, declaration }: FixContext): readonly FixCandidate[] {
  const thing = network.thing(declaration);
  const subnet = thing?.kind === 'subnet' ? thing.subnet : undefined;
  const vnet = thing?.kind === 'subnet' || thing?.kind === 'nic' ? thing.vnet : undefined;
  const [old] = subnet?.prefixes ?? [];
  if (!subnet || !vnet || !old) return [];
  const length = Math.min(old.length, specialSubnets[subnet.name]?.advised ?? old.length);
  const grown = length < old.length ? enlarged(old, length) : undefined;
  const free = freePrefix(vnet, length, subnet);
  const known = aroundAddresses(vnet, subnet, old.length);
  return [
    ...(known && known.text !== old.text
      ? [to(subnet, old, known, `Move ${subnet.name} to ${known.text}, around its addresses`)]
      : []),
    ...(grown ? [to(subnet, old, grown, `Enlarge ${subnet.name} to ${grown.text}`)] : []),
    ...(free ? [to(subnet, old, free, `Move ${subnet.name} to ${free.text}, free in ${vnet.name}`)] : []),
    {
      title: `Add ${old.text} to ${vnet.name}'s address space`,
      edits: [change(vnet.id, { addressSpace: [...vnet.addressSpace, old] })],
      isPreferred: false,
    },
  ];
}

/** The prefix of a length in which all addresses of a subnet lie, if the VNet has it and no other subnet uses it. */
function aroundAddresses(vnet: Vnet, subnet: Subnet, length: number): Prefix | undefined {
  const addresses = [
    ...subnet.nics.flatMap((nic) => nic.addresses),
    ...[...subnet.loadBalancers, ...subnet.privateEndpoints].map(({ address }) => address),
  ];
  const [first] = addresses;
  if (!first || (first.family === 4 && length > 32)) return undefined;
  const around = widened(hostPrefix(first), length);
  const isFree = vnet.subnets.every(
    (other) => other === subnet || other.prefixes.every((each) => !overlaps(each, around)),
  );
  const isIn = vnet.addressSpace.some((space) => covers(space, around));
  return isFree && isIn && addresses.every((address) => contains(around, address)) ? around : undefined;
}

/** The prefix of a length around another one, if it begins there. */
function enlarged({ text }: Prefix, length: number): Prefix | undefined {
  try {
    return prefix(`${text.slice(0, text.indexOf('/'))}/${length}`);
  } catch {
    return undefined;
  }
}

function to(subnet: Subnet, old: Prefix, next: Prefix, title: string): FixCandidate {
  const nics = subnet.nics.map((nic) => ({
    ...nic,
    addresses: nic.addresses.map((address) => moved(address, old, next) ?? address),
  }));
  const fields = { prefixes: subnet.prefixes.map((each) => (each === old ? next : each)), nics };
  return { title, edits: [change(subnet.id, fields)], isPreferred: true };
}

/** R139, R226: adds the special subnet that a gateway, a Route Server or a firewall needs. */
export const addSpecialSubnet: TopologyFix = { codes: ['AZR026', 'AZR034'], candidates: specials };

function specials({ network, declaration }: FixContext): readonly FixCandidate[] {
  const thing = network.thing(declaration);
  if (!thing || !('vnet' in thing)) return [];
  const { vnet } = thing;
  const name = subnetFor(thing.kind);
  const length = specialSubnets[name ?? '']?.advised ?? 26;
  const address = thing.kind === 'firewall' ? thing.firewall.address : undefined;
  const around = address && widened(hostPrefix(address), length);
  const free = around ?? (name && freePrefix(vnet, length));
  if (!name || !free) return [];
  const add: TopologyEdit = { kind: 'addSubnet', vnet: vnet.id, name, prefixes: [free] };
  const rename = spareSubnet(vnet, length);
  return [
    { title: `Add subnet ${name} ${free.text}`, edits: [add], isPreferred: true },
    ...(rename
      ? [{ title: `Rename subnet ${rename.name} ${name}`, edits: [change(rename.id, { name })], isPreferred: false }]
      : []),
  ];
}

function subnetFor(kind: string): string | undefined {
  switch (kind) {
    case 'vpnGateway':
    case 'expressRouteGateway':
      return 'GatewaySubnet';
    case 'routeServer':
      return 'RouteServerSubnet';
    case 'firewall':
      return 'AzureFirewallSubnet';
    default:
      return undefined;
  }
}

/** A subnet without anything in it that is large enough. */
function spareSubnet({ subnets }: Vnet, length: number): Subnet | undefined {
  return subnets.find(
    ({ name, prefixes, nics, loadBalancers, privateEndpoints }) =>
      !(name in specialSubnets) &&
      nics.length + loadBalancers.length + privateEndpoints.length === 0 &&
      prefixes.some((each) => each.length <= length),
  );
}
