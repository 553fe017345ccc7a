import { childOf, childrenOf, type Fields, flagOf, idOf, textOf, textsOf } from '../azure/fields.js';
import { readId } from '../azure/ids.js';
import { assumed, type Estate, leftOut, missing } from './estate.js';
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
  const remote = idOf(fields, 'remotevirtualnetwork');
  if (remote === undefined || !readId(remote)) return undefined;
  const name = textOf(fields, 'name') ?? 'peering';
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
  for (const half of halves) {
    const id = readId(half.remote);
    if (!id || estate.networks.has(id.key) || found.has(id.key)) continue;
    const from = halves.filter(({ remote }) => remote.toLowerCase() === id.key);
    const names = from.map(({ network, name }) => `${network.name}/${name}`);
    const seen = estate.seen.get(id.id)?.fields;
    const space = textsOf(childOf(seen, 'addressspace'), 'addressprefixes');
    const address = space.length > 0 ? space : [...new Set(from.flatMap(({ remoteAddress }) => remoteAddress))];
    const why = names.length === 1 ? `the peering ${names[0]}` : `the peerings ${names.join(', ')}`;
    found.set(id.key, stubOf(id, address, why));
  }
  return found;
}

function peeringOf(estate: Estate, a: PeeringHalf, b: PeeringHalf | undefined, far: Network): Peering {
  const remarks = [...a.remarks, ...(b?.remarks ?? [])];
  if (b) {
    const isBroken = a.isDisconnected || b.isDisconnected;
    if (isBroken) remarks.push(leftOut(`both halves exist, but the state is Disconnected: nothing flows`, a.id));
    return { a, b, far, isMutual: !isBroken, remarks };
  }
  const isElsewhere = far.isStub && (a.isConnected || hasPeeringBack(estate, a));
  if (isElsewhere) {
    const flags = a.useRemoteGateways ? 'allowGatewayTransit alone' : 'none';
    remarks.push(assumed(`flags of ${far.name}'s half: ${flags}`, a.id));
  } else if (a.isConnected) {
    remarks.push(missing(far.id, `the half of ${far.name}; without it, nothing flows`));
  }
  return { a, b: undefined, far, isMutual: isElsewhere, remarks };
}

/** Whether a network that is only read, by Terraform, has a peering to this one. */
function hasPeeringBack(estate: Estate, { network, remote }: PeeringHalf): boolean {
  const back = childOf(estate.seen.get(remote)?.fields, 'vnet_peerings');
  return Object.values(back ?? {}).some((id) => String(id).toLowerCase() === network.key);
}
