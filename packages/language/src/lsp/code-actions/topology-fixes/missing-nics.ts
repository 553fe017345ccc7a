import {
  type Address,
  contains,
  type DeclId,
  declarationId,
  distinctBy,
  freeName,
  hopAddresses,
  isReservedSubnet,
  type Network,
  type Nic,
  type Nva,
  type Subnet,
  type TopologyEdit,
  type Vnet,
} from '@azroute/engine';
import { freeAddress } from '../../../topology/free-addresses.js';
import { change, type FixCandidate, type FixContext, type TopologyFix } from './topology-fix.js';

/** How many subnets are offered for a NIC that is missing. */
const mostSubnets = 3;

/** Declares the NIC that an appliance names, or gives it one: one of its name, or a new one. */
export const giveNic: TopologyFix = { codes: ['AZR002', 'AZR040', 'AZR046'], candidates };

function candidates(context: FixContext): readonly FixCandidate[] {
  const thing = context.network.thing(context.declaration);
  if (thing?.kind !== 'nva') return [];
  const { nva } = thing;
  return [...ofItsName(context, nva), ...named(context), ...besideSiblings(context, nva)];
}

/** A NIC of the name of the appliance that no other one has. */
function ofItsName({ network, topology }: FixContext, nva: Nva): readonly FixCandidate[] {
  if (network.nicsOf(nva).length > 0) return [];
  return topology.vnets
    .flatMap(({ subnets }) => subnets.flatMap(({ nics }) => nics))
    .filter((nic) => nic.name === nva.name && !network.nvaOfNic(nic.id))
    .map((nic) => ({
      title: `Give ${nva.label} ${nic.label}`,
      edits: [change(nva.id, { nics: [nic.id] })],
      isPreferred: true,
    }));
}

/** The NIC `vnet.name` that is written, in the subnets of that network. */
function named({ network, topology, written }: FixContext): readonly FixCandidate[] {
  const [vnetName, name, ...more] = written.split('.');
  const vnet = topology.vnets.find((each) => each.name === vnetName);
  if (!vnet || !name || more.length > 0 || !/^[\w-]+$/.test(name)) return [];
  const usable = vnet.subnets.filter((subnet) => !isReservedSubnet(subnet.name));
  // Routes that lead to an address of the network that nothing has tell where the NIC was.
  const [known, ...others] = usable.flatMap((subnet) =>
    unownedNextHops(network, vnet, subnet).map((address) => ({ subnet, address })),
  );
  const found =
    known && others.length === 0
      ? [withNic(vnet, known.subnet, name, known.address, () => [], true)]
      : inSubnets(network, vnet, usable, name, () => []);
  return found.map((each) => ({ ...each, completesText: true }));
}

/** Next hops of user-defined routes that lie in a subnet and that nothing there has. */
function unownedNextHops(network: Network, vnet: Vnet, { prefixes }: Subnet): readonly Address[] {
  const all = network.topology.routeTables.flatMap(({ routes }) =>
    routes.flatMap(({ nextHop }) => hopAddresses(nextHop)),
  );
  return distinctBy(all, ({ text }) => text).filter(
    (address) =>
      prefixes.some((prefix) => contains(prefix, address)) && network.ownerIn(vnet.id, address) === undefined,
  );
}

/** A NIC of its own where the NICs of other appliances are. */
function besideSiblings({ network, topology }: FixContext, nva: Nva): readonly FixCandidate[] {
  const isSibling = (subnet: Subnet) =>
    subnet.nics.some(({ id }) => network.nvaOfNic(id)) || subnet.nics.some(({ id }) => nva.nics.includes(id));
  return topology.vnets.flatMap((vnet) =>
    inSubnets(network, vnet, vnet.subnets.filter(isSibling), nva.name, (nic) => attached(nva, network, nic)),
  );
}

function attached(nva: Nva, network: Network, nic: DeclId): readonly TopologyEdit[] {
  // NICs of another appliance cannot be its own.
  const own = nva.nics.filter((each) => network.nvaOfNic(each)?.id === nva.id && !isShared(network, each));
  return [change(nva.id, { nics: [...own, nic] })];
}

function isShared({ topology }: Network, nic: DeclId): boolean {
  return topology.nvas.filter(({ nics }) => nics.includes(nic)).length > 1;
}

/** A new NIC in each of some subnets, as one candidate each; with one, or one that is empty, it needs no choice. */
function inSubnets(
  network: Network,
  vnet: Vnet,
  subnets: readonly Subnet[],
  wanted: string,
  attach: (nic: DeclId) => readonly TopologyEdit[],
): readonly FixCandidate[] {
  const ordinary = subnets.filter(({ name }) => !isReservedSubnet(name));
  const empty = ordinary.filter(isEmpty);
  // Where nothing is left, something was.
  const clear = ordinary.length === 1 ? ordinary[0] : empty.length === 1 ? empty[0] : undefined;
  const usable = [...empty, ...ordinary.filter((subnet) => !isEmpty(subnet))].slice(0, mostSubnets);
  const taken = vnet.subnets.flatMap(({ nics }) => nics.map((each) => each.name));
  return usable.flatMap((subnet) => {
    const address = freeAddress(network, vnet, subnet, 4);
    return address ? [withNic(vnet, subnet, freeName(wanted, taken), address, attach, subnet === clear)] : [];
  });
}

function isEmpty({ nics, loadBalancers, privateEndpoints }: Subnet): boolean {
  return nics.length + loadBalancers.length + privateEndpoints.length === 0;
}

function withNic(
  vnet: Vnet,
  subnet: Subnet,
  name: string,
  address: Address,
  attach: (nic: DeclId) => readonly TopologyEdit[],
  isPreferred: boolean,
): FixCandidate {
  const id = declarationId('nic', [vnet.name, subnet.name, name]);
  const nic: Nic = {
    kind: 'nic',
    id,
    name,
    label: `${vnet.name}.${name}`,
    secondaryAddresses: [],
    addresses: [address],
  };
  const add: TopologyEdit = {
    kind: 'addDeclaration',
    parent: subnet.id,
    list: 'nics',
    declaration: nic,
    words: undefined,
    size: 'set',
    touches: undefined,
  };
  const title = `Declare NIC ${nic.label} in ${subnet.name} (${address.text})`;
  return { title, edits: [add, ...attach(id)], isPreferred };
}
