import { comparePrefixes, covers, type Prefix } from '../../address/index.js';
import { byId } from '../../collections.js';
import type { DeclId, Neighbour, Vnet } from '../../topology/index.js';
import type { Finding } from '../finding.js';
import type { FindingCode } from '../finding-code.js';
import { report } from '../report.js';
import type { Rule, RuleContext } from '../rule.js';

export const overlappingSpokes: FindingCode = {
  code: 'AZR307',
  title: 'Overlapping VNets peered with the same VNet',
  severity: 'error',
};

export const overlappingNeighboursRule: Rule = {
  codes: [overlappingSpokes],
  declarationsOnly: true,
  find: overlappingNeighbours,
};

/** A prefix of a VNet that is peered with the one at hand. */
interface PeeredPrefix {
  readonly prefix: Prefix;
  readonly neighbour: Neighbour;
}

/** VNets that overlap and are peered with the same VNet (R090). */
function overlappingNeighbours({ network }: RuleContext): Finding[] {
  return [...network.topology.vnets].sort(byId).flatMap((vnet) => clashesAt(vnet, network.neighbours(vnet.id)));
}

function clashesAt(vnet: Vnet, neighbours: readonly Neighbour[]): Finding[] {
  const seen = neighbours.flatMap((neighbour) =>
    neighbour.prefixes.map((prefix): PeeredPrefix => ({ prefix, neighbour })),
  );
  seen.sort((a, b) => comparePrefixes(a.prefix, b.prefix) || byId(a.neighbour.peering, b.neighbour.peering));
  const found = new Map<DeclId, Finding>();
  // The prefixes that contain the current one, shortest first.
  const around: PeeredPrefix[] = [];
  for (const one of seen) {
    while (around.length > 0 && !covers(around.at(-1)?.prefix ?? one.prefix, one.prefix)) around.pop();
    const other = around.find(({ neighbour }) => neighbour.vnet !== one.neighbour.vnet);
    around.push(one);
    if (!other) continue;
    const [first, second] = [one, other].sort((a, b) => byId(a.neighbour.peering, b.neighbour.peering));
    if (!first || !second || found.has(second.neighbour.peering.id)) continue;
    found.set(second.neighbour.peering.id, clash(vnet, first, second));
  }
  return [...found.values()];
}

function clash(vnet: Vnet, first: PeeredPrefix, second: PeeredPrefix): Finding {
  const [a, b] = [first.neighbour, second.neighbour];
  const message = `${b.vnet.label} overlaps ${a.vnet.label}, with which ${vnet.label} is already peered. ${second.prefix.text} of ${b.vnet.label} overlaps ${first.prefix.text} of ${a.vnet.label}, and Azure rejects a second peering for the same addresses. Give one of them other addresses, or peer only subnets that do not overlap.`;
  return report(overlappingSpokes, b.peering.id, message, {
    key: vnet.id,
    related: [
      { declaration: a.peering.id, message: `${vnet.label} is peered with ${a.vnet.label} here.` },
      { declaration: a.vnet.id, message: `${a.vnet.label} has ${first.prefix.text}.` },
      { declaration: b.vnet.id, message: `${b.vnet.label} has ${second.prefix.text}.` },
    ],
  });
}
