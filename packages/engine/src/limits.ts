/**
 * What is computed at most (docs/limits.md). All bounds count steps, never time, so that a topology has one outcome on
 * every machine, and whatever was computed before. They grow with the size of the topology (see {@link sizeOf}): a text
 * of some length can ask for so much. No real estate comes near them.
 */
export const limits = {
  /** Directions of BGP sessions, those among the routers of a site included. */
  bgpSides: (size: number) => 20_000 + 8 * size,
  /** Looks at a route on a BGP session, and AS numbers written into paths. */
  bgpWork: (size: number) => 500_000 + 50 * size,
};
