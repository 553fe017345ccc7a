import { ends } from '../outcome.js';
import type { OwnerRules, ThingRules } from '../world.js';

/** A Route Server, which is never in the data path. */
export const routeServer = {
  thing: {
    sends: () => undefined,
    connectionEnd: undefined,
    tunnelEnd: undefined,
    tunnelAddress: () => undefined,
    addresses: () => [],
  } satisfies ThingRules<'routeServer'>,

  owner: {
    handedTo(world, { routeServer: { id } }, _, __, passage) {
      const text = `The next hop is an instance of Route Server ${world.network.label(id)}, which is never in the data path.`;
      return [ends(passage, { kind: 'notANextHop', device: id }, { rule: 'R141', text, declarations: [id] })];
    },
  } satisfies OwnerRules<'routeServer'>,
};
