import { computeBgp, standsAtSize } from '../bgp/compute.js';
import type { BgpResult } from '../bgp/result.js';
import { EffectiveTables } from '../effective/tables.js';
import { findLoops } from '../findings/loops/find-loops.js';
import type { Loop } from '../findings/loops/loop.js';
import { type Search, searchCycles } from '../findings/loops/search.js';
import { Forwarder } from '../forwarding/forwarder.js';
import { worldOf } from '../forwarding/world-of.js';
import { limits } from '../limits.js';
import { defaultSettings, type Settings } from '../settings.js';
import { type DeclId, Network, type Scenario, sizeOf, type Topology, without } from '../topology/index.js';
import { lazy } from './lazy.js';
import { sameButRouteTables, sameSettings } from './same.js';

/** The results of a computation that a later state of the topology may reuse. */
export interface Known {
  readonly topology: Topology;
  readonly settings: Settings;
  readonly network: Network;
  readonly bgp: BgpResult | undefined;
  readonly tables: EffectiveTables | undefined;
  readonly forwarder: Forwarder | undefined;
  readonly search: Search | undefined;
  readonly scenarios: ReadonlyMap<DeclId, Computation> | undefined;
}

/**
 * The computation of a topology, from the network to its loops: everything that findings and repairs read. Each part is
 * computed on first use, and reused from an earlier state as far as the change does not affect it.
 */
export class Computation {
  private readonly earlierScenarios: ReadonlyMap<DeclId, Computation> | undefined;
  private readonly isLikeEarlier = lazy(() => {
    const { earlier, topology } = this;
    return (
      earlier?.bgp !== undefined &&
      sameSettings(earlier.settings, this.settings) &&
      sameButRouteTables(earlier.topology, topology) &&
      standsAtSize(earlier.bgp, sizeOf(topology))
    );
  });
  private readonly lazyNetwork = lazy(() => new Network(this.topology, this.base()?.network));
  private readonly lazyBgp = lazy(
    () => this.base()?.bgp ?? computeBgp(this.lazyNetwork(), this.settings, this.earlier?.bgp),
  );
  private readonly lazyTables = lazy(
    () => new EffectiveTables(this.lazyNetwork(), this.lazyBgp, this.settings, this.base()?.tables),
  );
  private readonly lazyForwarder = lazy(() => {
    const earlier = this.base()?.forwarder;
    const world = worldOf(this.lazyNetwork(), this.lazyBgp(), this.lazyTables(), earlier?.world.devices);
    return new Forwarder(world, earlier);
  });
  private readonly lazySearch = lazy(() => {
    const search = searchCycles(this.lazyForwarder(), this.earlier?.search);
    // Everything from earlier states has been reused or is outdated, and must not be kept alive.
    this.earlier = undefined;
    return search;
  });
  private readonly lazyLoops = lazy(() =>
    // Tables that lack routes would give false loops and hide real ones.
    this.lazyBgp().complete ? findLoops(this.lazyForwarder(), this.lazySearch()) : [],
  );
  private readonly scenarios = new Map<DeclId, Computation>();

  /** @param earlier the results of an earlier state */
  constructor(
    readonly topology: Topology,
    readonly settings: Settings = defaultSettings,
    private earlier?: Known,
  ) {
    this.earlierScenarios = earlier?.scenarios;
  }

  /** The topology with its indexes. */
  get network(): Network {
    return this.lazyNetwork();
  }

  get bgp(): BgpResult {
    return this.lazyBgp();
  }

  /** The effective routes. */
  get tables(): EffectiveTables {
    return this.lazyTables();
  }

  get forwarder(): Forwarder {
    return this.lazyForwarder();
  }

  /** The search for cycles in which packets loop. */
  get search(): Search {
    return this.lazySearch();
  }

  /** The loops that are reported. */
  get loops(): readonly Loop[] {
    return this.lazyLoops();
  }

  /** The topology of a scenario, if it has been computed. */
  knownScenario({ id }: Scenario): Computation | undefined {
    return this.scenarios.get(id);
  }

  /** The topology of a scenario, which is kept unless a limit is reached. */
  scenario(scenario: Scenario): Computation {
    const known = this.scenarios.get(scenario.id);
    if (known) return known;
    const topology = without(this.topology, scenario.down);
    const earlier = this.earlierScenarios?.get(scenario.id);
    const computation =
      earlier?.topology === topology && sameSettings(earlier.settings, this.settings)
        ? earlier
        : new Computation(topology, this.settings, earlier?.known());
    if ((this.scenarios.size + 1) * this.size() <= limits.keptScenarios) this.scenarios.set(scenario.id, computation);
    return computation;
  }

  /** The size of the topology without its expectations. */
  size(): number {
    return sizeOf({ ...this.topology, expectations: [], scenarios: [] });
  }

  /** The results for a later state: its own, or the earlier ones if nothing that takes long has been computed. */
  known(): Known | undefined {
    if (!this.lazyBgp.made()) return this.earlier;
    return {
      topology: this.topology,
      settings: this.settings,
      network: this.network,
      bgp: this.bgp,
      tables: this.lazyTables.made() ?? this.base()?.tables,
      forwarder: this.lazyForwarder.made() ?? this.base()?.forwarder,
      search: this.lazySearch.made() ?? this.earlier?.search,
      scenarios: this.scenarios.size > 0 ? this.scenarios : this.earlierScenarios,
    };
  }

  /** The computation of a changed topology, which reuses what the change does not affect. */
  changed(topology: Topology, settings: Settings = this.settings): Computation {
    return new Computation(topology, settings, this.known());
  }

  /**
   * The results of the earlier state, if the topologies differ only in route tables and the limits, which grow with the
   * size, do not change the BGP tables.
   */
  private base(): Known | undefined {
    const { earlier } = this;
    if (!earlier || !this.isLikeEarlier()) return undefined;
    return earlier;
  }
}
