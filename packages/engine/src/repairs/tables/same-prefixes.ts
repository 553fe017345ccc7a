import type { Finding } from '../../findings/finding.js';
import { samePrefixTwice } from '../../findings/route-tables/table-contents.js';
import { nextHopText, type UserRoute } from '../../topology/index.js';
import { routeText } from '../changes/routes.js';
import type { Candidate, RepairContext, Repairer } from '../repairer.js';

/** Removes one of two routes of a table for one prefix. */
export const keepOneRoute: Repairer = { mends: [samePrefixTwice], candidates };

function candidates({ world: { network } }: RepairContext, { declaration, related }: Finding): readonly Candidate[] {
  const routes = network.topology.routeTables.flatMap((table) => table.routes);
  const second = routes.find(({ id }) => id === declaration);
  const first = routes.find(({ id }) => id === related[0]?.declaration);
  if (!first || !second) return [];
  const remove = (route: UserRoute) => ({ kind: 'removeUserRoute' as const, route: route.id });
  if (nextHopText(first.nextHop) === nextHopText(second.nextHop)) {
    const text = routeText(network, second);
    const title =
      second.name === undefined ? `Remove the second ${text}` : `Remove ${text}, a copy of ${first.name ?? 'another'}`;
    return [{ edits: [remove(second)], title, standing: 'fixAll' }];
  }
  return [
    { edits: [remove(second)], standing: 'offered' },
    { edits: [remove(first)], standing: 'offered' },
  ];
}
