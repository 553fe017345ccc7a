import type { Address } from '../address/index.js';
import { limits } from '../limits.js';

/** Where a route leads: out of the device, or to a next hop that other routes lead to. */
export type Hop<W> = { readonly way: W } | { readonly nextHop: Address };

/** The routes of one prefix that decide for a next hop. */
export interface Step<W> {
  readonly prefix: string;
  readonly hops: readonly Hop<W>[];
}

/** The routes that lead to a next hop. */
interface Reached<W> {
  readonly ways: ReadonlyMap<unknown, W>;
  /** The prefixes of all routes that were visited. */
  readonly through: ReadonlySet<string>;
  /** Prefixes of the way here whose routes were passed over: for another way here the answer may be another one. */
  readonly passed: ReadonlySet<string>;
  /** How many next hops lie one behind the other. */
  readonly depth: number;
}

/** How many looks at a route take as long as one look at a next hop. */
const looksAHop = 32;

/**
 * Finds the ways by which packets leave for next hops that only name the way: other routes lead there. A route is never
 * resolved through itself. What it says does not depend on what was asked before.
 */
export class NextHopResolution<W> {
  private readonly known = new Map<string, Reached<W>>();
  private beyond = false;
  /** What may still be spent. */
  private left: number;

  /**
   * @param stepsTo the routes that contain a next hop, the best prefix first
   * @param keyOf equal for ways that are one
   * @param routes how many routes there are
   */
  constructor(
    private readonly stepsTo: (nextHop: Address) => Iterable<Step<W>>,
    private readonly keyOf: (way: W) => unknown,
    routes: number,
  ) {
    this.left = limits.nextHopSteps(routes);
  }

  /** Lets questions after those that show what all takes cost nothing. */
  lift(): void {
    this.left = Number.POSITIVE_INFINITY;
  }

  /** The ways to a next hop of a route to this prefix; undefined if it takes too much to find them. */
  waysTo(nextHop: Address, prefix: string): readonly W[] | undefined {
    this.beyond = false;
    const { ways } = this.towards(nextHop, [prefix]);
    return this.beyond ? undefined : [...ways.values()];
  }

  private towards(nextHop: Address, visited: readonly string[]): Reached<W> {
    const before = this.known.get(nextHop.text);
    const known = before && !visited.some((prefix) => before.through.has(prefix)) ? before : undefined;
    this.left--;
    if (this.left < 0 || visited.length + (known?.depth ?? 0) > limits.nextHopDepth) this.beyond = true;
    if (this.beyond) return { ways: new Map(), through: new Set(), passed: new Set(), depth: 0 };
    if (known) return known;
    const reached = this.follow(nextHop, visited);
    if (!this.beyond && reached.passed.size === 0) this.known.set(nextHop.text, reached);
    return reached;
  }

  private follow(nextHop: Address, visited: readonly string[]): Reached<W> {
    const ways = new Map<unknown, W>();
    const through = new Set<string>();
    const passed = new Set<string>();
    let depth = 0;
    for (const { prefix, hops } of this.stepsTo(nextHop)) {
      if (visited.includes(prefix)) {
        passed.add(prefix);
        continue;
      }
      through.add(prefix);
      this.left -= hops.length / looksAHop;
      const further = [...visited, prefix];
      for (const hop of hops) {
        if ('way' in hop) {
          ways.set(this.keyOf(hop.way), hop.way);
          continue;
        }
        const reached = this.towards(hop.nextHop, further);
        if (this.beyond) break;
        this.left -= reached.through.size / looksAHop;
        for (const [key, way] of reached.ways) ways.set(key, way);
        for (const each of reached.through) through.add(each);
        // That this prefix was passed over further on is so for every way here.
        for (const each of reached.passed) if (each !== prefix) passed.add(each);
        depth = Math.max(depth, reached.depth + 1);
      }
      if (ways.size > 0 || this.beyond) break;
    }
    return { ways, through, passed, depth };
  }
}
