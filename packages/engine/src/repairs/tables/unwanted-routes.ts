import { endpointExemption } from '../../findings/route-tables/endpoint-exemptions.js';
import { overriddenDefault } from '../../findings/route-tables/overridden-defaults.js';
import { removeRoute } from '../changes/routes.js';
import type { Repairer } from '../repairer.js';
import { routeAt } from '../subjects.js';

/** Removes a route whose effect is probably not wanted; whether it is, only its author knows. */
export const removeUnwantedRoute: Repairer = {
  mends: [endpointExemption, overriddenDefault],
  candidates: ({ world: { network } }, finding) => {
    const at = routeAt(network, finding);
    return at ? [{ edits: removeRoute(network, at.route), standing: 'offered' }] : [];
  },
};
