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
  /** States of packets that are looked at in the search for loops (IPv4 and IPv6 each). */
  loopStates: (size: number) => 50_000 + 10 * size,
  /** States of one packet inside tunnels until it comes out of all of them. */
  statesInTunnels: 200,
  /** States on the ways of one packet that shows a loop. */
  exampleStates: 20_000,
};
