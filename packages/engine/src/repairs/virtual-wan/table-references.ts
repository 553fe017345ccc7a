import { distinctBy } from '../../collections.js';
import type { Finding } from '../../findings/finding.js';
import { branchAssociation, foreignTable } from '../../findings/virtual-wan/hub-tables.js';
import { type DeclId, defaultLabel, hubsOfWan, type Network, tablesOf, type VirtualHub } from '../../topology/index.js';
import { connectionLabel, ownHubOf, routingOf, setRouting } from '../changes/hubs.js';
import type { Candidate, RepairContext, Repairer } from '../repairer.js';

/** W017: a branch is associated with defaultRouteTable, as it is anyway. */
export const associateBranchWithDefault: Repairer = {
  mends: [branchAssociation],
  candidates({ world: { network } }, { declaration }) {
    const words = `associate ${connectionLabel(network, declaration)} with defaultRouteTable`;
    const edit = setRouting(network, declaration, { associatedRouteTable: undefined }, words);
    return edit ? [{ edits: [edit], standing: 'fixAll' }] : [];
  },
};

/** W013: the tables of the own hub in place of that of another one, and labels that a table has. */
export const correctTableReference: Repairer = {
  mends: [foreignTable],
  *candidates({ world: { network } }: RepairContext, finding: Finding) {
    const hub = ownHubOf(network, finding.declaration);
    if (!hub) return;
    if (finding.severity === 'error') yield* tables(network, finding.declaration, hub);
    else yield* labels(network, finding, hub);
  },
};

/** The table with the same name in the own hub comes first; azroute uses defaultRouteTable. */
function* tables(network: Network, id: DeclId, hub: VirtualHub): Generator<Candidate> {
  const written = network.topology.virtualHubs
    .flatMap((one) => one.hubRouteTables)
    .find((table) => table.id === routingOf(network, id)?.associatedRouteTable);
  const twin = hub.hubRouteTables.find(({ name }) => name === written?.name);
  const label = connectionLabel(network, id);
  const others = hub.hubRouteTables.filter((table) => table !== twin);
  for (const table of twin ? [twin, ...others] : others) {
    const words = `associate ${label} with ${table.label}`;
    const edit = setRouting(network, id, { associatedRouteTable: table.id }, words);
    if (edit) yield { edits: [edit], standing: table === twin ? 'preferred' : 'offered' };
  }
  const words = `associate ${label} with defaultRouteTable`;
  const edit = setRouting(network, id, { associatedRouteTable: undefined }, words);
  if (edit) yield { edits: [edit], standing: 'offered' };
}

/** Without the label, which has no effect; or one that a table has in its place. */
function* labels(network: Network, { declaration: id, key }: Finding, hub: VirtualHub): Generator<Candidate> {
  const propagation = routingOf(network, id)?.propagation;
  const unknown = propagation?.labels.find((label) => key.endsWith(`|${label}`));
  if (!propagation || unknown === undefined) return;
  const known = distinctBy(
    hubsOfWan(network.topology, hub).flatMap((one) => tablesOf(one).flatMap((table) => table.labels)),
    (label) => label,
  );
  const alike = known.filter((label) => plain(label) === plain(unknown));
  const replacedBy = (replacement: readonly string[]) => [
    ...new Set(propagation.labels.flatMap((label) => (label === unknown ? replacement : [label]))),
  ];
  const connection = connectionLabel(network, id);
  const others = known.filter((label) => !alike.includes(label) && !propagation.labels.includes(label));
  for (const label of [...alike, ...others.filter((one) => one !== defaultLabel), ...others]) {
    const words = `replace the label ${unknown} of ${connection} by ${label}`;
    const edit = setRouting(network, id, { propagation: { ...propagation, labels: replacedBy([label]) } }, words);
    if (edit) yield { edits: [edit], standing: alike.length === 1 && alike[0] === label ? 'fixAll' : 'offered' };
  }
  // Without another label, there is none that can be meant.
  const hasOther = others.some((label) => label !== defaultLabel);
  const left = replacedBy([]);
  if (left.length + propagation.routeTables.length === 0) return;
  const words = `remove the label ${unknown} from ${connection}`;
  const edit = setRouting(network, id, { propagation: { ...propagation, labels: left } }, words);
  if (edit) yield { edits: [edit], standing: alike.length > 0 ? 'offered' : hasOther ? 'preferred' : 'fixAll' };
}

/** What remains of a name without capitals and separators, so that names that look alike are equal. */
function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[-_.\s]/g, '');
}
