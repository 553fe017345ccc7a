import { removeRoute } from '../changes/routes.js';
import { codesNamed } from '../codes-named.js';
import type { Repairer } from '../repairer.js';
import { routeAt } from '../subjects.js';

/** Removes a route whose effect is probably not wanted; whether it is, only its author knows. */
export const removeUnwantedRoute: Repairer = {
  mends: codesNamed('AZR403', 'AZR419', 'AZR420'),
  candidates: ({ world: { network } }, finding) => {
    const at = routeAt(network, finding);
    return at ? [{ edits: removeRoute(network, at.route), standing: 'offered' }] : [];
  },
};
