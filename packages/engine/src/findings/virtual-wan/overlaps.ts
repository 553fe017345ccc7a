import { type Prefix, PrefixTable } from '../../address/index.js';
import { checkpoint } from '../../checkpoint.js';
import { append, byId } from '../../collections.js';
import { type DeclId, type Network, type VirtualHub, wanOf } from '../../topology/index.js';
import type { Finding } from '../finding.js';
import type { FindingCode } from '../finding-code.js';
import { report } from '../report.js';
import type { Rule } from '../rule.js';

export const overlap: FindingCode = { code: 'AZR352', title: 'Overlap in a virtual WAN', severity: 'error' };

/** W009, W144: of overlapping address spaces in a WAN, only one is reachable. */
export const overlapsRule: Rule = {
  codes: [overlap],
  declarationsOnly: true,
  *find({ network }) {
    const byWan = new Map<DeclId | undefined, VirtualHub[]>();
    for (const hub of [...network.topology.virtualHubs].sort(byId)) append(byWan, wanOf(network.topology, hub), hub);
    for (const hubs of byWan.values()) yield* overlapsIn(network, hubs);
  },
};

/** A hub or a connected VNet: where an overlap is reported, and the order in which they count. */
interface Owner {
  readonly at: DeclId;
  readonly id: DeclId;
  readonly label: string;
  readonly space: readonly Prefix[];
  readonly order: number;
}

/** An address space that overlaps one that counts before it. */
interface Overlap {
  readonly own: Prefix;
  readonly other: Owner;
  readonly prefix: Prefix;
}

/** One finding for each hub or VNet that overlaps another one before it; hubs count before VNets. */
function* overlapsIn(network: Network, hubs: readonly VirtualHub[]): Generator<Finding> {
  const owners = ownersIn(network, hubs);
  const entries = owners.flatMap((owner) =>
    owner.space.filter(({ family }) => family === 4).map((prefix) => ({ prefix, owner })),
  );
  entries.sort((a, b) => a.prefix.length - b.prefix.length || a.owner.order - b.owner.order);
  const table = new PrefixTable<(typeof entries)[number]>();
  const found = new Map<Owner, Overlap>();
  for (const entry of entries) {
    checkpoint();
    for (const around of table.covering(entry.prefix)) {
      if (around.owner === entry.owner) continue;
      const [first, later] = around.owner.order < entry.owner.order ? [around, entry] : [entry, around];
      const known = found.get(later.owner);
      if (known && known.other.order <= first.owner.order) continue;
      found.set(later.owner, { own: later.prefix, other: first.owner, prefix: first.prefix });
    }
    if (!table.get(entry.prefix)) table.set(entry.prefix, entry);
  }
  for (const owner of owners) {
    const one = found.get(owner);
    if (one) yield finding(owner, one);
  }
}

function ownersIn(network: Network, hubs: readonly VirtualHub[]): readonly Owner[] {
  const connections = hubs.flatMap(({ id }) => network.hubConnectionsOf(id)).sort(byId);
  const spaces = [
    ...hubs.map(({ id, label, vnet }) => ({ at: id, id, label, space: vnet.addressSpace })),
    ...connections.flatMap((connection) => {
      const vnet = network.vnet(connection.vnet);
      return vnet ? [{ at: connection.id, id: vnet.id, label: vnet.label, space: vnet.addressSpace }] : [];
    }),
  ];
  return spaces.map((each, order) => ({ ...each, order }));
}

function finding({ at, label }: Owner, { own, other, prefix }: Overlap): Finding {
  const message = `${own.text} of ${label} overlaps ${prefix.text} of ${other.label}. Only one of the two is reachable through the virtual hubs. Give one of them another address space.`;
  return report(overlap, at, message, {
    related: [{ declaration: other.id, message: `${other.label} has ${prefix.text}.` }],
  });
}
