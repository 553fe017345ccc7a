import { append } from '@azroute/engine';
import { childOf, childrenOf, type Fields, flagOf, idOf, plainText, textOf, textsOf } from '../azure/fields.js';
import { keyOf, readId } from '../azure/ids.js';
import { assumed, type Estate, leftOut, listed, missing } from './estate.js';
import { isOfVirtualHub, stubOf } from './networks.js';
import type { Network, Peering, PeeringHalf, Remark } from './things.js';

/** `virtualNetworkPeerings`: two halves make one peering; networks that only peerings name become stubs. */
export function readPeerings(estate: Estate): void {
  const halves = new Map<string, PeeringHalf>();
  for (const network of [...estate.networks.values()]) {
    const fields = estate.resources.get(network.id)?.fields;
    for (const each of childrenOf(fields, 'virtualnetworkpeerings')) {
      const half = halfOf(each, network);
      if (half && !isOfVirtualHub(half.remote)) {
        halves.set(`${network.key} ${half.remote.toLowerCase()}`, half);
      }
    }
  }
  const unknown = stubs(estate, [...halves.values()]);
  for (const [key, a] of halves) {
    const far = estate.networks.get(a.remote.toLowerCase()) ?? unknown.get(a.remote.toLowerCase());
    if (!far) continue;
    const back = `${far.key} ${a.network.key}`;
    const b = halves.get(back);
    if (b && back < key) continue;
    estate.peerings.push(peeringOf(estate, a, b, far));
  }
  for (const stub of unknown.values()) estate.networks.set(stub.key, stub);
}

function halfOf(fields: Fields, network: Network): PeeringHalf | undefined {
  const name = textOf(fields, 'name') ?? 'peering';
  const remote = readId(idOf(fields, 'remotevirtualnetwork') ?? '')?.id;
  if (remote === undefined) {
    const own = `${network.id}/virtualNetworkPeerings/${name}`;
    network.remarks.push(leftOut(`peering ${name}, whose remote network is not known.`, own));
    return undefined;
  }
  const id = `${network.id}/virtualNetworkPeerings/${name}`;
  const state = textOf(fields, 'peeringstate')?.toLowerCase();
  const remoteSpace = textsOf(childOf(fields, 'remoteaddressspace'), 'addressprefixes');
  const partly = flagOf(fields, 'peercompletevnets') === false;
  const remarks: Remark[] = [];
  if (flagOf(fields, 'enableonlyipv6peering')) remarks.push(leftOut(`enableOnlyIPv6Peering of ${name}`, id));
  if (/notinsync/i.test(textOf(fields, 'peeringsynclevel') ?? '')) {
    remarks.push(leftOut(`${name} is not synchronized: the other network still has its earlier address space`, id));
  }
  return {
    name,
    id,
    network,
    remote,
    isConnected: state === 'connected',
    isDisconnected: state === 'disconnected',
    allowVirtualNetworkAccess: flagOf(fields, 'allowvirtualnetworkaccess') ?? true,
    allowForwardedTraffic: flagOf(fields, 'allowforwardedtraffic') ?? false,
    allowGatewayTransit: flagOf(fields, 'allowgatewaytransit') ?? false,
    useRemoteGateways: flagOf(fields, 'useremotegateways') ?? false,
    subnets: partly ? textsOf(fields, 'localsubnetnames') : [],
    remoteSubnets: partly ? textsOf(fields, 'remotesubnetnames') : [],
    remoteAddress:
      remoteSpace.length > 0
        ? remoteSpace
        : textsOf(childOf(fields, 'remotevirtualnetworkaddressspace'), 'addressprefixes'),
    remarks,
  };
}

/** Stubs for the networks that only peerings name. */
function stubs(estate: Estate, halves: readonly PeeringHalf[]): Map<string, Network> {
  const found = new Map<string, Network>();
  for (const [key, from] of grouped(halves)) {
    const id = readId(from[0]?.remote ?? '');
    if (!id || estate.networks.has(key)) continue;
    const names = from.map(({ network, name }) => `${network.name}/${name}`);
    const seen = estate.seen.get(id.id)?.fields;
    const space = textsOf(childOf(seen, 'addressspace'), 'addressprefixes');
    const address = space.length > 0 ? space : [...new Set(from.flatMap(({ remoteAddress }) => remoteAddress))];
    const why = names.length === 1 ? `the peering ${names[0]}` : `the peerings ${listed(names)}`;
    found.set(id.key, stubOf(id, address, why));
  }
  return found;
}

function grouped(halves: readonly PeeringHalf[]): Map<string, PeeringHalf[]> {
  const groups = new Map<string, PeeringHalf[]>();
  for (const half of halves) append(groups, half.remote.toLowerCase(), half);
  return groups;
}

function peeringOf(estate: Estate, a: PeeringHalf, b: PeeringHalf | undefined, far: Network): Peering {
  const remarks = [...a.remarks, ...(b?.remarks ?? [])];
  if (b) {
    const isBroken = a.isDisconnected || b.isDisconnected;
    if (isBroken) remarks.push(leftOut(`both halves exist, but the state is Disconnected: nothing flows`, a.id));
    remarks.push(...unknownSubnets(a, b.network, b.remoteSubnets), ...unknownSubnets(b, a.network, a.remoteSubnets));
    return { a, b, far, isMutual: !isBroken, remarks };
  }
  remarks.push(...unknownSubnets(a, far, []));
  const isElsewhere = far.isStub && (a.isConnected || hasPeeringBack(estate, a));
  if (isElsewhere) {
    const flags = a.useRemoteGateways ? 'allowGatewayTransit alone' : 'none';
    remarks.push(assumed(`flags of ${far.name}'s half: ${flags}`, a.id));
  } else if (a.isConnected) {
    remarks.push(missing(far.id, `the half of ${far.name}; without it, nothing flows`));
  }
  return { a, b: undefined, far, isMutual: isElsewhere, remarks };
}

/** What a peering of some subnets loses: subnets that the text does not contain, so that all of the network is peered. */
function unknownSubnets(half: PeeringHalf, far: Network, fromFar: readonly string[]): Remark[] {
  const lost = (network: Network, names: readonly string[]) =>
    names
      .filter((name) => !network.subnets.some((subnet) => sameName(subnet.name, name)))
      .map((name) => `${network.name}/${name}`);
  const names = [
    ...lost(half.network, half.subnets.length > 0 ? half.subnets : fromFar),
    ...lost(far, half.remoteSubnets),
  ];
  if (names.length === 0) return [];
  return [
    leftOut(`${half.name} is a peering of subnets, of which ${listed([...new Set(names)])} are not here`, half.id),
  ];
}

/** Whether two names of Azure are one. */
export function sameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/** Whether a network that is only read, by Terraform, has a peering to this one. */
function hasPeeringBack(estate: Estate, { network, remote }: PeeringHalf): boolean {
  const back = childOf(estate.seen.get(remote)?.fields, 'vnet_peerings');
  return Object.values(back ?? {}).some((id) => keyOf(plainText(id)) === network.key);
}
