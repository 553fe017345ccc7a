import type { PlaceRules, ThingRules } from '../world.js';

/*
 * What NICs, private endpoints, hosts and sites have in common: they send and receive packets, but forward none.
 */

/** A place where packets only start. */
export const endHostPlace = {
  tables: () => [],
  hop: undefined,
  devices: () => [],
  decisives: () => [],
} satisfies Partial<PlaceRules>;

/** No connection or tunnel ends at it, and it takes no packets on the way to others. */
export const endHostThing = {
  connectionEnd: undefined,
  tunnelEnd: undefined,
  tunnelAddress: () => undefined,
  addresses: () => [],
} satisfies Partial<ThingRules>;
