import type { Address, Prefix } from './address/index.js';
import { computeBgp, standsAtSize } from './bgp/compute.js';
import type { BgpResult } from './bgp/result.js';
import type { OsWhy } from './causes/os-why.js';
import type { Why } from './causes/why.js';
import { whyOperatingSystem } from './causes/why-os.js';
import { whyRoute } from './causes/why-route.js';
import { type Checkpoint, withCheckpoint } from './checkpoint.js';
import type { EffectiveRoute, EffectiveTable } from './effective/route.js';
import { EffectiveTables } from './effective/tables.js';
import { foldConsequences } from './findings/consequences.js';
import { incomplete, tooMuch, type Unjudged } from './findings/expectations/unjudged.js';
import type { Ways } from './findings/expectations/ways.js';
import { findAll } from './findings/find-all.js';
import type { Finding } from './findings/finding.js';
import { leftOutOf } from './findings/limits/left-out.js';
import { findLoops, untoldLoops } from './findings/loops/find-loops.js';
import type { Loop } from './findings/loops/loop.js';
import { type Search, searchCycles } from './findings/loops/search.js';
import { ruleContext } from './findings/rule-context.js';
import { Forwarder } from './forwarding/forwarder.js';
import type { OsEntry } from './forwarding/os-table.js';
import { type RowEnd, rowEnds } from './forwarding/row-ends.js';
import type { Trace } from './forwarding/trace.js';
import { follow } from './forwarding/walk.js';
import { worldOf } from './forwarding/world-of.js';
import { limits } from './limits.js';
import type { Analysis } from './repairs/analysis.js';
import type { Repair } from './repairs/repair.js';
import { RepairFinder } from './repairs/repair-finder.js';
import { defaultSettings, type Settings } from './settings.js';
import type { Snapshot } from './snapshot-api.js';
import {
  type DeclId,
  emptyTopology,
  Network,
  type Scenario,
  sizeOf,
  type Topology,
  without,
} from './topology/index.js';

/** How a snapshot is asked, which has no part in its answers. */
export interface SnapshotOptions {
  /** Called while an answer is computed; see {@link Checkpoint}. */
  readonly checkpoint?: Checkpoint | undefined;
}

/**
 * Opens a topology for questions. Costs next to nothing; each answer is computed when first asked for.
 * @param previous a snapshot of an earlier state: it is returned if it is of the same topology and settings (and from
 * then on asked with these options); otherwise what it knows is kept as far as the change did not touch it.
 */
export function createSnapshot(
  topology: Topology,
  settings: Settings = defaultSettings,
  previous?: Snapshot,
  options: SnapshotOptions = {},
): Snapshot {
  const known = previous instanceof LazySnapshot ? previous : undefined;
  if (previous && previous.topology === topology && sameSettings(previous.settings, settings)) {
    if (known) known.checkpoint = options.checkpoint;
    return previous;
  }
  return new LazySnapshot(topology, settings, known?.known(), options.checkpoint);
}

/** What repairs ask of a topology, for tests of repairers and of the proof. */
export function analysisOf(topology: Topology, settings: Settings = defaultSettings): Analysis {
  return new LazySnapshot(topology, settings, undefined, undefined).analysis();
}

/** What a snapshot has computed, for a later one. */
interface Known {
  readonly topology: Topology;
  readonly settings: Settings;
  readonly network: Network;
  readonly bgp: BgpResult | undefined;
  readonly tables: EffectiveTables | undefined;
  readonly forwarder: Forwarder | undefined;
  readonly search: Search | undefined;
  readonly scenarios: ReadonlyMap<DeclId, Snapshot> | undefined;
}

class LazySnapshot implements Snapshot {
  private readonly earlierScenarios: ReadonlyMap<DeclId, Snapshot> | undefined;
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
    // All that earlier snapshots knew is used or out of date now and must not be kept alive.
    this.earlier = undefined;
    return search;
  });
  private readonly lazyLoops = lazy(() =>
    // Where tables lack routes the loops in them would be none, or would be missing.
    this.lazyBgp().complete ? findLoops(this.lazyForwarder(), this.lazySearch()) : [],
  );
  private readonly lazyReported = lazy(() => {
    this.scenarioWork = 0;
    return findAll(
      ruleContext(this.lazyForwarder(), this.settings, this.lazyLoops, this.followWithout, () => ({
        kinds: this.lazySearch().families.flatMap(({ skipped }) => skipped ?? []),
        loops: untoldLoops(this.lazyForwarder(), this.lazySearch()),
      })),
    );
  });
  private readonly lazyFindings = lazy(() => foldConsequences(this.lazyReported()));
  private readonly lazyRepairs = lazy(() => new RepairFinder(this.analysis()));
  /** The topologies of scenarios, by scenario. */
  private readonly scenarios = new Map<DeclId, Snapshot>();
  private scenarioWork = 0;
  private readonly rowEndsByTable = new WeakMap<EffectiveTable, ReadonlyMap<EffectiveRoute, readonly RowEnd[]>>();
  private readonly repairsByKey = new Map<string, readonly Repair[]>();

  constructor(
    readonly topology: Topology,
    readonly settings: Settings,
    private earlier: Known | undefined,
    public checkpoint: Checkpoint | undefined,
  ) {
    this.earlierScenarios = earlier?.scenarios;
  }

  /** What this snapshot has computed, or what it was given if it has not been asked for anything that takes long. */
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

  /**
   * What the earlier snapshot knew, if the two topologies differ in nothing but route tables and the limits, which grow
   * with the size, leave the BGP tables as they are.
   */
  private base(): Known | undefined {
    const { earlier } = this;
    if (!earlier || !this.isLikeEarlier()) return undefined;
    return earlier;
  }

  get network(): Network {
    return this.answer(this.lazyNetwork);
  }

  get bgp(): BgpResult {
    return this.answer(this.lazyBgp);
  }

  effectiveRoutes(nic: DeclId): EffectiveTable | undefined {
    return this.answer(() => this.lazyTables().ofNic(nic));
  }

  subnetRoutes(subnet: DeclId): EffectiveTable | undefined {
    return this.answer(() => this.lazyTables().ofSubnet(subnet));
  }

  rowEnds(table: EffectiveTable): ReadonlyMap<EffectiveRoute, readonly RowEnd[]> {
    let ends = this.rowEndsByTable.get(table);
    if (!ends) {
      ends = this.answer(() => rowEnds(this.lazyForwarder().world, table));
      this.rowEndsByTable.set(table, ends);
    }
    return ends;
  }

  operatingSystemRoutes(nva: DeclId): readonly OsEntry[] {
    return this.answer(() => {
      const declared = this.lazyNetwork().nva(nva);
      return declared ? this.lazyForwarder().world.osTable(declared).groups().flat() : [];
    });
  }

  trace(from: DeclId, to: Address): Trace | undefined {
    return this.answer(() => follow(this.lazyForwarder(), from, to));
  }

  why(nic: DeclId, to: Address | Prefix): Why | undefined {
    return this.answer(() => whyRoute(this, nic, to));
  }

  whyOperatingSystem(nva: DeclId, to: Address | Prefix): OsWhy | undefined {
    return this.answer(() => whyOperatingSystem(this.lazyForwarder().world, nva, to));
  }

  leftOut(device?: DeclId): readonly string[] {
    return this.answer(() => leftOutOf(this.lazyForwarder().world, device));
  }

  loops(): readonly Loop[] {
    return this.answer(this.lazyLoops);
  }

  findings(): readonly Finding[] {
    return this.answer(this.lazyFindings);
  }

  repairs(finding: Finding): readonly Repair[] {
    return this.answer(() => {
      let repairs = this.repairsByKey.get(finding.key);
      if (!repairs) {
        // The finding may be one of an earlier snapshot.
        const own = this.lazyFindings().find(({ key }) => key === finding.key);
        repairs = own ? this.lazyRepairs().repairs(own) : [];
        this.repairsByKey.set(finding.key, repairs);
      }
      return repairs;
    });
  }

  failedRepairs(): readonly Finding[] {
    return this.lazyRepairs.made()?.failures() ?? [];
  }

  private answer<T>(compute: () => T): T {
    return withCheckpoint(this.checkpoint, compute);
  }

  private readonly followWithout = (scenario: Scenario): Ways | Unjudged => {
    let snapshot = this.scenarios.get(scenario.id);
    if (!snapshot) {
      if (this.scenarioWork > limits.scenarioWork(this.size())) return tooMuch;
      const topology = without(this.topology, scenario.down);
      snapshot = createSnapshot(topology, this.settings, this.earlierScenarios?.get(scenario.id));
      if ((this.scenarios.size + 1) * this.size() <= limits.keptScenarios) this.scenarios.set(scenario.id, snapshot);
    }
    const { bgp } = snapshot;
    this.scenarioWork += limits.scenarioStart + this.size() + bgp.work;
    const [leftOut] = snapshot.leftOut();
    if (leftOut !== undefined) {
      // What goes beyond its own limit has taken all that this grants.
      if (bgp.complete) this.scenarioWork += limits.nextHopSteps(0);
      return incomplete(leftOut);
    }
    return { follow: snapshot.trace.bind(snapshot), tableOf: snapshot.effectiveRoutes.bind(snapshot) };
  };

  /** The size of the topology without what is expected of it. */
  private size(): number {
    return sizeOf({ ...this.topology, expectations: [], scenarios: [] });
  }

  /** What repairs may ask, and the same of a topology that is changed by one. */
  analysis(): Analysis {
    return {
      topology: this.topology,
      forwarder: this.lazyForwarder,
      search: this.lazySearch,
      loops: this.lazyLoops,
      findings: this.lazyFindings,
      reported: this.lazyReported,
      changed: (topology) => new LazySnapshot(topology, this.settings, this.known(), undefined).analysis(),
    };
  }
}

function sameSettings(a: Settings, b: Settings): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** What tables of devices do not depend on: routes of users, and what is expected of the whole. */
const apart: ReadonlySet<string> = new Set<keyof Topology>(['routeTables', 'expectations', 'scenarios']);

const lists = Object.keys(emptyTopology) as readonly (keyof Topology)[];

/** Whether all declarations that tables of devices depend on are the very same ones. */
function sameButRouteTables(a: Topology, b: Topology): boolean {
  const same = (one: readonly unknown[], two: readonly unknown[]) =>
    one === two || (one.length === two.length && one.every((item, i) => item === two[i]));
  return lists.every((list) => apart.has(list) || same(a[list], b[list]));
}

/** A value that is made when it is first asked for; `made` gives it only if it has been. */
interface Lazy<T> {
  (): T;
  made(): T | undefined;
}

/** Once the value is made nothing keeps alive what it was made from: a snapshot, and with it all earlier ones. */
function lazy<T>(make: () => T): Lazy<T> {
  let state: { readonly make: () => T } | { readonly value: T } = { make };
  const get = () => {
    if ('make' in state) state = { value: state.make() };
    return state.value;
  };
  return Object.assign(get, { made: () => ('value' in state ? state.value : undefined) });
}
