import type { Finding } from '../../findings/finding.js';
import type { Party } from '../../findings/flows/party.js';
import { inspectionBypass } from '../../findings/inspection/bypass.js';
import type { Network, UserNextHop } from '../../topology/index.js';
import { isReachable } from '../changes/next-hops.js';
import { leadTo } from '../changes/routes.js';
import type { TopologyEdit } from '../edits/topology-edit.js';
import { withoutCopies } from '../idea.js';
import type { Candidate, RepairContext, Repairer } from '../repairer.js';
import { routeAt } from '../subjects.js';

/**
 * Leads both directions of what bypasses an appliance through it, from every subnet that takes part: one side or one
 * subnet alone would part the directions (R047).
 */
export const leadThroughBypassed: Repairer = { mends: [inspectionBypass], candidates };

function candidates({ world: { network } }: RepairContext, finding: Finding): readonly Candidate[] {
  const { subject } = finding;
  const nextHop = routeAt(network, finding)?.route.nextHop;
  if (subject?.kind !== 'flows' || nextHop?.type !== 'VirtualAppliance') return [];
  const edits = subject.flows.flatMap(({ senders, receivers }) => [
    ...ways(network, senders, receivers, nextHop),
    ...ways(network, receivers, senders, nextHop),
  ]);
  const all = withoutCopies(edits);
  return all.length > 0 ? [{ edits: all, standing: 'fixAll' }] : [];
}

/** Routes on the subnets of some parties to the VNets of others. */
function ways(
  network: Network,
  from: readonly Party[],
  to: readonly Party[],
  nextHop: UserNextHop & { readonly type: 'VirtualAppliance' },
): readonly TopologyEdit[] {
  const subnets = from.flatMap(({ subnet, vnet }) => (subnet && vnet ? [{ subnet, vnet }] : []));
  const spaces = new Set(to.flatMap(({ vnet }) => vnet?.addressSpace ?? []));
  return subnets.flatMap(({ subnet, vnet }) => {
    if (!isReachable(network, vnet.id, nextHop.address)) return [];
    return [...spaces]
      .filter((space) => space.family === nextHop.address.family && !vnet.addressSpace.includes(space))
      .map((space) => leadTo(network, subnet, space, nextHop));
  });
}
