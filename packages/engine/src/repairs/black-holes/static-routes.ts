import { codesNamed } from '../codes-named.js';
import type { Repairer } from '../repairer.js';

/** Removes a static route of a router on premises that leads nowhere. */
export const removeStaticRoute: Repairer = {
  mends: codesNamed('AZR113'),
  candidates: ({ world: { network } }, { declaration }) =>
    network.topology.sites
      .flatMap(({ routers }) => routers)
      .flatMap((router) =>
        router.routes
          .filter(({ id }) => id === declaration)
          .map(({ prefix }) => ({
            edits: [
              {
                kind: 'removeDeclaration' as const,
                declaration,
                words: `remove route ${prefix.text} of ${router.label}`,
                size: 'remove' as const,
                touches: undefined,
              },
            ],
            standing: 'offered' as const,
          })),
      ),
};
