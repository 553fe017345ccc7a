import { addressMutations } from './breaks/addresses.js';
import { deviceMutations } from './breaks/devices.js';
import { expectationMutations } from './breaks/expectations.js';
import { forwardingMutations } from './breaks/forwarding.js';
import { overlayMutations } from './breaks/overlays.js';
import { peeringMutations } from './breaks/peerings.js';
import { routeTableMutations } from './breaks/route-tables.js';
import { sessionMutations } from './breaks/sessions.js';
import { textMutations } from './breaks/text.js';
import { virtualWanMutations } from './breaks/virtual-wan.js';
import { healthy } from './healthy.js';
import { mutantsOf } from './mutation.js';

const mutations = [
  ...textMutations,
  ...addressMutations,
  ...deviceMutations,
  ...forwardingMutations,
  ...sessionMutations,
  ...peeringMutations,
  ...routeTableMutations,
  ...overlayMutations,
  ...expectationMutations,
  ...virtualWanMutations,
];

/** The maximum number of mutants per mutation, spread over all places where it applies. */
const most = Number(process.env.AZROUTE_MUTANTS ?? 3);
/** All mutations, each with its mutants of the healthy topologies. */
export const mutants = mutations.map((mutation) => ({
  ...mutation,
  mutants: spread(healthy.flatMap((of) => mutantsOf(mutation, of))),
}));

function spread<T>(list: readonly T[]): readonly T[] {
  return list.filter(
    (_, index) => Math.floor((index * most) / list.length) !== Math.floor(((index - 1) * most) / list.length),
  );
}
