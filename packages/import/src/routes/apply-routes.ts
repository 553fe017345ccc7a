import { compareNames } from '@azroute/language';
import type { Estate } from '../model/estate.js';
import type { Refused } from '../read/read-input.js';
import { readAdvertised } from './advertised.js';
import { readCircuitRoutes } from './circuits.js';
import { readEffective } from './effective.js';
import { type Found, nothingFound, refuse } from './found.js';
import { readHubRows } from './hub-routes.js';
import { readLearned } from './learned.js';
import { readPeers } from './peers.js';
import type { Routes, RoutesInput } from './read-routes.js';
import { readServiceTags } from './service-tags.js';

/** A file with routes, and what it says, or why it says nothing. */
export interface ReadRoutes {
  readonly input: RoutesInput;
  readonly routes: Routes | Refused;
}

/** Completes an estate with what routes say that its configuration does not. The order of the files does not count. */
export function applyRoutes(estate: Estate, inputs: readonly ReadRoutes[]): Found {
  const found = nothingFound();
  const read = [...inputs]
    .sort((a, b) => compareNames(a.input.name, b.input.name))
    .flatMap(({ input, routes }) => {
      const given = { file: input.name, owner: input.owner, isOptional: input.isOptional === true };
      if (!('refused' in routes)) return [{ ...routes, ...given }];
      refuse(found, given, routes.refused);
      return [];
    });
  const of = <K extends Routes['kind']>(kind: K) =>
    read.filter((each): each is Extract<(typeof read)[number], { kind: K }> => each.kind === kind);
  readServiceTags(estate, of('service tags'), found);
  readLearned(estate, of('learned routes'), found);
  readAdvertised(estate, of('advertised routes'), found);
  readCircuitRoutes(estate, of('circuit routes'), found);
  readHubRows(estate, of('routes of a virtual hub'), found);
  readPeers(estate, of('BGP peers'), found);
  readEffective(estate, of('effective routes'), found);
  return found;
}
