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
  /** Prefixes on the path so far whose routes were skipped; on another path, the result may differ. */
  readonly passed: ReadonlySet<string>;
  /** The depth of nested next hops. */
  readonly depth: number;
}

/** How many routes can be examined in the time of one next hop. */
const looksAHop = 32;

/**
 * Finds the routes by which packets leave for next hops that other routes lead to (recursive resolution). A route is
 * never resolved through itself. Results do not depend on earlier queries.
 */
export class NextHopResolution<W> {
  private readonly known = new Map<string, Reached<W>>();
  private beyond = false;
  /** The work that may still be done. */
  private left: number;

  /**
   * @param stepsTo the routes that contain a next hop, the best prefix first
   * @param keyOf returns equal texts for equal ways
   * @param routes how many routes there are
   */
  constructor(
    private readonly stepsTo: (nextHop: Address) => Iterable<Step<W>>,
    private readonly keyOf: (way: W) => unknown,
    routes: number,
  ) {
    this.left = limits.nextHopSteps(routes);
  }

  /** Lifts the limit on work, for queries after those that have shown how much work all of them take. */
  lift(): void {
    this.left = Number.POSITIVE_INFINITY;
  }

  /** The ways to a next hop of a route to this prefix; undefined if finding them takes too much work. */
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
        // This prefix is skipped further on for every path to here.
        for (const each of reached.passed) if (each !== prefix) passed.add(each);
        depth = Math.max(depth, reached.depth + 1);
      }
      if (ways.size > 0 || this.beyond) break;
    }
    return { ways, through, passed, depth };
  }
}
