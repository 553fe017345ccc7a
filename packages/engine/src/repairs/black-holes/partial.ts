import { contains } from '../../address/index.js';
import { partialBlackHole } from '../../findings/black-holes/kinds.js';
import { removeOsRoute } from '../changes/devices.js';
import type { Candidate, RepairContext, Repairer } from '../repairer.js';

/** Removes the route with which one of several equal appliances discards what the others forward (R189). */
export const forwardLikePartners: Repairer = {
  mends: [partialBlackHole],
  candidates: function* ({ world: { network } }: RepairContext, { subject }): Generator<Candidate> {
    if (subject?.kind !== 'blackHoles') return;
    const dropped = subject.holes.flatMap(({ flow, drop }) => {
      const nva = network.nva(drop.last?.device ?? '');
      const routes = nva?.routes.filter(
        ({ prefix, target }) => target.via === 'drop' && contains(prefix, flow.destination),
      );
      return nva ? (routes ?? []).map((route) => ({ nva, route })) : [];
    });
    const all = new Map(dropped.map((one) => [one.route.id, one]));
    if (all.size === 0) return;
    yield { edits: [...all.values()].map(({ nva, route }) => removeOsRoute(nva, route)), standing: 'fixAll' };
  },
};
