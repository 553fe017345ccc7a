import { compareNames } from '@azroute/language';
import type { Estate } from '../model/estate.js';
import { readCircuitRoutes } from './circuits.js';
import { readEffective } from './effective.js';
import { type Found, nothingFound } from './found.js';
import { readLearned } from './learned.js';
import { readPeers } from './peers.js';
import { type Routes, type RoutesInput, readRoutes } from './read-routes.js';
import { readServiceTags } from './service-tags.js';

/** Completes an estate with what routes say that its configuration does not. The order of the files does not count. */
export function applyRoutes(estate: Estate, inputs: readonly RoutesInput[]): Found {
  const found = nothingFound();
  const read = [...inputs]
    .sort((a, b) => compareNames(a.name, b.name))
    .flatMap((input) => {
      const routes = readRoutes(input);
      if (!('refused' in routes)) {
        return [{ ...routes, file: input.name, owner: input.owner, isOptional: input.isOptional === true }];
      }
      (input.isOptional ? found.skipped : found.refused).push(routes.refused);
      return [];
    });
  const of = <K extends Routes['kind']>(kind: K) =>
    read.filter((each): each is Extract<(typeof read)[number], { kind: K }> => each.kind === kind);
  readServiceTags(estate, of('service tags'), found);
  readLearned(estate, of('learned routes'), found);
  readCircuitRoutes(estate, of('circuit routes'), found);
  readPeers(estate, of('BGP peers'), found);
  readEffective(estate, of('effective routes'), found);
  return found;
}
