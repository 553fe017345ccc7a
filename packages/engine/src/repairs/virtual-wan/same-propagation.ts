import { append } from '../../collections.js';
import type { Finding } from '../../findings/finding.js';
import { connectionsOf, differentBranches } from '../../findings/virtual-wan/hub-tables.js';
import { defaultLabel, type RoutingConfiguration } from '../../topology/index.js';
import { ownHubOf, setRouting } from '../changes/hubs.js';
import type { Candidate, RepairContext, Repairer } from '../repairer.js';

/** W017: all branches of a hub propagate as one of them does; what most of them do comes first. */
export const propagateLikeOtherBranches: Repairer = { mends: [differentBranches], candidates };

function* candidates({ world: { network } }: RepairContext, { declaration }: Finding): Generator<Candidate> {
  const hub = ownHubOf(network, declaration);
  if (!hub) return;
  const branches = connectionsOf(network, hub).filter(({ isBranch }) => isBranch);
  const kinds = new Map<string, (typeof branches)[number][]>();
  for (const branch of branches) append(kinds, keyOf(branch.routing), branch);
  const byNumber = [...kinds].sort(([, one], [, other]) => other.length - one.length);
  const isMost = (byNumber[0]?.[1].length ?? 0) > (byNumber[1]?.[1].length ?? 0);
  for (const [i, [key, [model]]] of byNumber.entries()) {
    if (!model) continue;
    const edits = branches
      .filter(({ routing }) => keyOf(routing) !== key)
      .flatMap(({ id, label }) => {
        const words = `propagate ${label} like ${model.label}`;
        return setRouting(network, id, { propagation: model.routing.propagation }, words) ?? [];
      });
    yield { edits, standing: i === 0 && isMost ? 'preferred' : 'offered' };
  }
}

function keyOf({ propagation }: RoutingConfiguration): string {
  const { routeTables, labels } = propagation ?? { routeTables: [], labels: [defaultLabel] };
  return [...routeTables, ...labels.map((label) => `#${label}`)].sort().join();
}
