import { noneRoute, noReturnRoute } from '../../findings/black-holes/kinds.js';
import { expectationFails } from '../../findings/expectations/expectations.js';
import type { Finding } from '../../findings/finding.js';
import { asymmetricInspection, inboundPastFirewall } from '../../findings/inspection/asymmetry.js';
import { type DeclId, isReservedSubnet, type Network, type Subnet, type Vnet } from '../../topology/index.js';
import { setTable } from '../changes/routes.js';
import type { Candidate, RepairContext, Repairer } from '../repairer.js';

/** Puts the route table of its siblings on a subnet that has none: those of its name in the other spokes of its hub. */
export const shareSiblingTable: Repairer = {
  mends: [noneRoute, noReturnRoute, asymmetricInspection, inboundPastFirewall, expectationFails],
  candidates,
};

function candidates({ world: { network } }: RepairContext, finding: Finding): readonly Candidate[] {
  const { vnets } = network.topology;
  const ends = new Set(endsOf(finding));
  return vnets.flatMap((vnet) =>
    vnet.subnets
      .filter((subnet) => subnet.routeTable === undefined && !isReservedSubnet(subnet.name) && holds(subnet, ends))
      .flatMap((subnet) => fromSiblings(network, vnet, subnet)),
  );
}

function fromSiblings(network: Network, vnet: Vnet, subnet: Subnet): readonly Candidate[] {
  const hubs = new Set(network.neighbours(vnet.id).map((each) => each.vnet));
  const siblings = network.topology.vnets
    .filter((other) => other !== vnet && network.neighbours(other.id).some((each) => hubs.has(each.vnet)))
    .flatMap((other) => other.subnets.filter(({ name }) => name === subnet.name));
  const [first, ...others] = new Set(siblings.map(({ routeTable }) => routeTable));
  const table = others.length === 0 ? network.routeTable(first) : undefined;
  const [sibling] = siblings;
  if (!table || !sibling) return [];
  const words = `put ${table.label} on ${subnet.label}, as on ${sibling.label}`;
  return [{ edits: [setTable(subnet.id, table.id, words)], standing: 'fixAll' }];
}

function holds({ id, nics, privateEndpoints }: Subnet, ends: ReadonlySet<DeclId>): boolean {
  return ends.has(id) || [...nics, ...privateEndpoints].some((each) => ends.has(each.id));
}

/** The machines and subnets between which packets do not go as they should. */
function endsOf({ subject }: Finding): readonly DeclId[] {
  if (subject?.kind === 'unmetExpectation') {
    const { from, to } = subject.failure;
    return [from.sender ?? [], to.sender ?? []].flat();
  }
  const flows =
    subject?.kind === 'blackHoles'
      ? subject.holes.map(({ flow }) => flow)
      : subject?.kind === 'asymmetries'
        ? subject.asymmetries.map(({ other }) => other)
        : [];
  return flows.flatMap(({ from, to }) => [from, ...(to ? [to] : [])].flatMap(({ id, members }) => [id, ...members]));
}
