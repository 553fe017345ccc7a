import type { ThingRules } from '../world.js';

/** A declaration that is no device: no packet gets to it, and it sends none. */
export const noDevice: ThingRules = {
  sends: () => undefined,
  connectionEnd: undefined,
  tunnelEnd: undefined,
  tunnelAddress: () => undefined,
  addresses: () => [],
};
