import type { ThingRules } from '../world.js';

/** A declaration that is not a device: it neither receives nor sends packets. */
export const noDevice: ThingRules = {
  sends: () => undefined,
  connectionEnd: undefined,
  tunnelEnd: undefined,
  tunnelAddress: () => undefined,
  addresses: () => [],
};
