import { type Address, contains } from '../../address/index.js';
import type { Finding } from '../../findings/finding.js';
import { nextHopForwardsNothing, nextHopOfNobody } from '../../findings/route-tables/appliance-next-hops.js';
import { freeName } from '../../free-name.js';
import { declarationId, type Network, type Nic, type Nva, type Subnet, type Vnet } from '../../topology/index.js';
import { setNva } from '../changes/devices.js';
import { wrongRoutesOf } from '../changes/wrong-routes.js';
import { applianceName } from '../edits/device-names.js';
import type { TopologyEdit } from '../edits/topology-edit.js';
import type { Candidate, RepairContext, Repairer } from '../repairer.js';
import { vnetsOf } from './next-hops.js';

/** Declares that a next hop is an appliance, which only the owner of the network knows. */
export const declareAppliance: Repairer = { mends: [nextHopOfNobody, nextHopForwardsNothing], candidates };

function candidates({ world: { network } }: RepairContext, finding: Finding): readonly Candidate[] {
  const wrong = wrongRoutesOf(network, finding);
  const nextHop = wrong?.routes[0]?.nextHop;
  if (!wrong || nextHop?.type !== 'VirtualAppliance') return [];
  const { address } = nextHop;
  if (finding.code === nextHopForwardsNothing.code) {
    const edits = behind(network, finding).flatMap((nic) => ownerFor(network, nic));
    return edits.length > 0 ? [{ edits, standing: 'offered' }] : [];
  }
  const near = vnetsOf(network, wrong).flatMap((vnet) => [
    vnet,
    ...network.neighbours(vnet.id).map((each) => each.vnet),
  ]);
  for (const vnet of near) {
    const subnet = vnet.subnets.find(({ prefixes }) => prefixes.some((prefix) => contains(prefix, address)));
    if (subnet) return [{ edits: nicAndOwner(network, vnet, subnet, address), standing: 'offered' }];
  }
  return [];
}

/** The NIC that has the next hop, or the NICs behind the load balancer that has it. */
function behind(network: Network, { related: [owner] }: Finding): readonly Nic[] {
  const thing = network.thing(owner?.declaration ?? '');
  const ids = thing?.kind === 'loadBalancer' ? thing.loadBalancer.backends : [owner?.declaration ?? ''];
  return ids.flatMap((id) => network.nic(id)?.nic ?? []);
}

function nicAndOwner(network: Network, vnet: Vnet, subnet: Subnet, address: Address): readonly TopologyEdit[] {
  const taken = vnet.subnets.flatMap(({ nics }) => nics.map((each) => each.name));
  const name = freeName(withoutNics(network)?.name ?? applianceName(network.topology, vnet), taken);
  const nic: Nic = {
    kind: 'nic',
    id: declarationId('nic', [vnet.name, subnet.name, name]),
    name,
    label: `${vnet.name}.${name}`,
    addresses: [address],
    secondaryAddresses: [],
  };
  const words = `declare NIC ${nic.label} (${address.text}) in ${subnet.label}`;
  return [
    {
      kind: 'addDeclaration',
      parent: subnet.id,
      list: 'nics',
      declaration: nic,
      words,
      size: 'tunnel',
      touches: undefined,
    },
    ...ownerFor(network, nic),
  ];
}

/** The appliance that lacks a NIC gets this one; without one, a new appliance is declared. */
function ownerFor(network: Network, nic: Nic): readonly TopologyEdit[] {
  const known = withoutNics(network, nic.name);
  if (known) return [setNva(known, { nics: [nic.id] }, `give ${known.label} NIC ${nic.label}`)];
  const name = freeName(
    nic.name,
    network.topology.nvas.map((nva) => nva.name),
  );
  const declaration: Nva = {
    kind: 'nva',
    id: declarationId('nva', [name]),
    name,
    label: name,
    nics: [nic.id],
    asn: undefined,
    advertise: [],
    routes: [],
    connected: [],
    hosts: [],
    snat: 'none',
    stateless: false,
  };
  const words = `declare ${nic.label} an appliance (IP forwarding)`;
  return [
    { kind: 'addDeclaration', parent: undefined, list: 'nvas', declaration, words, size: 'tunnel', touches: undefined },
  ];
}

/** The appliance without a NIC, the one of this name before others. */
function withoutNics(network: Network, name?: string): Nva | undefined {
  const found = network.topology.nvas.filter((nva) => network.nicsOf(nva).length === 0);
  return found.find((nva) => nva.name === name) ?? (found.length === 1 ? found[0] : undefined);
}
