/**
 * The limits of the computation (docs/limits.md). They count steps, never time, so that a topology has the same result
 * on every machine, regardless of what was computed before. They grow with the size of the topology (see {@link
 * sizeOf}). No real network comes near them.
 */
export const limits = {
  /** Directions of BGP sessions, including those among the routers of a site. */
  bgpSides: (size: number) => 20_000 + 8 * size,
  /** Looks at a route on a BGP session, and AS numbers written into paths. */
  bgpWork: (size: number) => 100_000 + 12 * size,
  /** Pairs of a table and an atom: a part of the address space in which no table distinguishes two addresses. */
  loopCells: (size: number) => 4_000_000 + 300 * size,
  /** States of packets that are looked at in the search for loops (IPv4 and IPv6 each). */
  loopStates: (size: number) => 8_000 + size,
  /** Equal-cost paths of one packet, including those that branch again. */
  equalPaths: 64,
  /** States of one packet inside tunnels until it leaves all of them. */
  statesInTunnels: 200,
  /** States on the paths of the packet that serves as the example of a loop. */
  exampleStates: 20_000,
  /** Pairs of a table and a sender or receiver that are compared to find those that are alike. */
  flowViews: (size: number) => 1_000_000 + 100 * size,
  /** Pairs of a kind of sender and a kind of receiver between which packets are followed. */
  flowPairs: (size: number) => 2_000 + Math.floor(0.2 * size),
  /** Devices that these packets pass. */
  flowSteps: (size: number) => 10_000 + 3 * size,
  /** Devices that packets with an expectation pass, in the topology and all its scenarios. */
  expectedSteps: (size: number) => 20_000 + 20 * size,
  /** Pairs of ends with an expectation. */
  expectedPairs: (size: number) => 20_000_000 + 1000 * size,
  /** Declarations of the topologies of all scenarios, and looks at a route on a BGP session in them. */
  scenarioWork: (size: number) => 500_000 + 0.1 * size * size,
  /** What each scenario costs in addition, however small its topology is. */
  scenarioStart: 50,
  /** Declarations in the topologies of the scenarios whose state is kept for the next edit. */
  keptScenarios: 50_000,
  /** Looks at a next hop until all routes of an appliance or a router are resolved, and how deep they may be nested. */
  nextHopSteps: (routes: number) => 20_000 + 20 * routes,
  nextHopDepth: 200,
  /** Tunnels into which an on-premises router puts one packet, nested or on equal-cost paths. */
  tunnelsAtRouter: 200,
  /** Loops that are reported. */
  loops: 1000,
  /** Pairs of a loop and a sender whose packets may enter it. */
  loopSenders: (size: number) => 10_000 + 4 * size,
  /** Devices that the outer packets of all tunnels pass. */
  tunnelSteps: (size: number) => 10_000 + 8 * size,
};
