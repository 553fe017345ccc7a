/**
 * What is computed at most (docs/limits.md). All bounds count steps, never time, so that a topology has one outcome on
 * every machine, and whatever was computed before. They grow with the size of the topology (see {@link sizeOf}): a text
 * of some length can ask for so much. No real estate comes near them.
 */
export const limits = {
  /** Directions of BGP sessions, those among the routers of a site included. */
  bgpSides: (size: number) => 20_000 + 8 * size,
  /** Looks at a route on a BGP session, and AS numbers written into paths. */
  bgpWork: (size: number) => 100_000 + 12 * size,
  /** Pairs of a table and a part of the address space that some table tells from its neighbours. */
  loopCells: (size: number) => 4_000_000 + 300 * size,
  /** States of packets that are looked at in the search for loops (IPv4 and IPv6 each). */
  loopStates: (size: number) => 8_000 + size,
  /** Paths of equal cost of one packet, those that part again included. */
  equalPaths: 64,
  /** States of one packet inside tunnels until it comes out of all of them. */
  statesInTunnels: 200,
  /** States on the ways of one packet that shows a loop. */
  exampleStates: 20_000,
  /** Pairs of a table and a sender or receiver that are compared to tell which of these are alike. */
  flowViews: (size: number) => 1_000_000 + 100 * size,
  /** Pairs of a kind of sender and a kind of receiver between which packets are followed. */
  flowPairs: (size: number) => 2_000 + Math.floor(0.2 * size),
  /** Devices that these packets come by. */
  flowSteps: (size: number) => 10_000 + 3 * size,
  /** Devices that packets come by of which something is expected, in the topology and all its scenarios. */
  expectedSteps: (size: number) => 20_000 + 20 * size,
  /** Pairs of ends of which something is expected. */
  expectedPairs: (size: number) => 20_000_000 + 1000 * size,
  /** Declarations of the topologies of all scenarios, and looks at a route on a BGP session in them. */
  scenarioWork: (size: number) => 500_000 + 0.1 * size * size,
  /** What each scenario takes besides, however small its topology is. */
  scenarioStart: 50,
  /** Declarations of the topologies of scenarios whose state is kept for the next edit. */
  keptScenarios: 50_000,
  /** Looks at a next hop until all routes of an appliance or a router are resolved, and how deep they lie. */
  nextHopSteps: (routes: number) => 20_000 + 20 * routes,
  nextHopDepth: 200,
  /** Tunnels into which a router on premises puts one packet, one inside the other or on paths of equal cost. */
  tunnelsAtRouter: 200,
  /** Loops that are told. */
  loops: 1000,
  /** Pairs of a loop and a sender that may get into it. */
  loopSenders: (size: number) => 10_000 + 4 * size,
  /** Devices that the outer packets of all tunnels come by. */
  tunnelSteps: (size: number) => 10_000 + 8 * size,
};
