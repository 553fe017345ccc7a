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

/** What is computed of a topology, for a later state of it. */
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
 * What a topology comes to, from the network to its loops: all that findings and repairs read. Each part is computed
 * when it is first read, and is taken over from an earlier state as far as the change did not touch it.
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
    // All that earlier states knew is used or out of date now and must not be kept alive.
    this.earlier = undefined;
    return search;
  });
  private readonly lazyLoops = lazy(() =>
    // Where tables lack routes the loops in them would be none, or would be missing.
    this.lazyBgp().complete ? findLoops(this.lazyForwarder(), this.lazySearch()) : [],
  );
  private readonly scenarios = new Map<DeclId, Computation>();

  /** @param earlier what is known of an earlier state */
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

  /** Where packets can go round. */
  get search(): Search {
    return this.lazySearch();
  }

  /** The loops that are told. */
  get loops(): readonly Loop[] {
    return this.lazyLoops();
  }

  /** The topology of a scenario, if it is computed already. */
  knownScenario({ id }: Scenario): Computation | undefined {
    return this.scenarios.get(id);
  }

  /** The topology of a scenario; it is kept unless that would be too much. */
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

  /** The size of the topology without what is expected of it. */
  size(): number {
    return sizeOf({ ...this.topology, expectations: [], scenarios: [] });
  }

  /** What is computed, or what was given if nothing has been read that takes long. */
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

  /** The same for a changed topology; what the change does not touch is taken over. */
  changed(topology: Topology, settings: Settings = this.settings): Computation {
    return new Computation(topology, settings, this.known());
  }

  /**
   * What is known of the earlier state, if the two topologies differ in nothing but route tables and the limits, which
   * grow with the size, leave the BGP tables as they are.
   */
  private base(): Known | undefined {
    const { earlier } = this;
    if (!earlier || !this.isLikeEarlier()) return undefined;
    return earlier;
  }
}
