import {
  type Address,
  contains,
  type DeclId,
  type Network,
  type Nic,
  type Subnet,
  type Vnet,
  withAddressAt,
} from '@azroute/engine';
import { freeAddress } from '../../../topology/free-addresses.js';
import { change, type FixCandidate, type FixContext, type TopologyFix } from './topology-fix.js';

/** Gives a NIC or private endpoint an address that is free in its subnet; or moves a NIC to the subnet of its address. */
export const freeNicAddress: TopologyFix = { codes: ['AZR021', 'AZR022', 'AZR023'], candidates };

function candidates({ network, topology, declaration }: FixContext): readonly FixCandidate[] {
  const thing = network.thing(declaration);
  if (thing?.kind === 'loadBalancer' || thing?.kind === 'privateEndpoint') {
    const owner = thing.kind === 'loadBalancer' ? thing.loadBalancer : thing.endpoint;
    const free = freeAddress(network, thing.vnet, thing.subnet, owner.address.family);
    return free ? [withNew(network, owner, owner.address, free, thing.subnet)] : [];
  }
  if (thing?.kind !== 'nic') return [];
  const { nic, subnet, vnet } = thing;
  const [first] = nic.addresses;
  const free = first && freeAddress(network, vnet, subnet, first.family);
  const fitting = topology.vnets
    .flatMap((other) => other.subnets.map((each) => ({ vnet: other, subnet: each })))
    .find((each) => first && each.subnet !== subnet && each.subnet.prefixes.some((space) => contains(space, first)));
  return [
    ...(free ? [withAddress(nic, subnet, free)] : []),
    ...(fitting ? [moveTo(nic, fitting.subnet, fitting.vnet)] : []),
  ];
}

function withAddress(nic: Nic, { name }: Subnet, free: Nic['addresses'][number]): FixCandidate {
  const addresses = nic.addresses.map((address, i) => (i === 0 ? free : address));
  return { title: `Use ${free.text}, free in ${name}`, edits: [change(nic.id, { addresses })], isPreferred: true };
}

/** A load balancer or private endpoint with another address, which routes to it follow. */
function withNew(
  network: Network,
  owner: { readonly id: DeclId; readonly label: string },
  from: Address,
  to: Address,
  { name }: Subnet,
): FixCandidate {
  return {
    title: `Give ${owner.label} ${to.text}, free in ${name}`,
    after: withAddressAt(network.topology, owner, from, to),
    isPreferred: true,
  };
}

function moveTo(nic: Nic, subnet: Subnet, vnet: Vnet): FixCandidate {
  const id = nic.id;
  return {
    title: `Move ${nic.name} to subnet ${vnet.name}.${subnet.name}, which has ${nic.addresses[0]?.text ?? ''}`,
    edits: [
      { kind: 'removeDeclaration', declaration: id, words: undefined, size: 'remove', touches: undefined },
      {
        kind: 'addDeclaration',
        parent: subnet.id,
        list: 'nics',
        declaration: nic,
        words: undefined,
        size: 'set',
        touches: undefined,
      },
    ],
    isPreferred: false,
  };
}
