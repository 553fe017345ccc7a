import type { Address, Prefix } from './address/index.js';
import type { BgpResult } from './bgp/result.js';
import type { HubWhy } from './causes/hub-why.js';
import type { OsWhy } from './causes/os-why.js';
import type { Why } from './causes/why.js';
import { whyHub } from './causes/why-hub.js';
import { whyOperatingSystem } from './causes/why-os.js';
import { whyRoute } from './causes/why-route.js';
import { type Checkpoint, withCheckpoint } from './checkpoint.js';
import { type PacketChange, packetChanges } from './comparison/packet-changes.js';
import { forgetReach } from './comparison/reach.js';
import { Computation } from './computation/computation.js';
import { sameSettings } from './computation/same.js';
import type { HubRoutes } from './effective/hubs/hub-routes.js';
import type { EffectiveRoute, EffectiveTable } from './effective/route.js';
import { Analysis } from './findings/analysis.js';
import { type ExpectationResult, type ExpectedWay, expectedOf, wayBetween } from './findings/expectations/expected.js';
import { type ExpectationVerdict, expectationVerdicts } from './findings/expectations/verdicts.js';
import type { Finding } from './findings/finding.js';
import { leftOutOf } from './findings/limits/left-out.js';
import type { Loop } from './findings/loops/loop.js';
import type { OsEntry } from './forwarding/os-table.js';
import { type RowEnd, rowEnds } from './forwarding/row-ends.js';
import type { Trace } from './forwarding/trace.js';
import { follow } from './forwarding/walk.js';
import type {
  Answers,
  AskingRefactoring,
  ProvedRefactoring,
  RefactoringKind,
  RefactoringQuestion,
  RefactoringsSoFar,
  Selection,
} from './refactorings/offer.js';
import { isSafe } from './refactorings/proof/safe.js';
import { RefactoringFinder } from './refactorings/refactoring-finder.js';
import { withAllowance } from './repairs/allowance.js';
import { type FixedTopology, fixAll } from './repairs/fix-all.js';
import { type Answer, type Asked, asked, withoutAsked } from './repairs/intents/answer.js';
import type { Repair, RepairsSoFar } from './repairs/repair.js';
import { RepairFinder } from './repairs/repair-finder.js';
import { repairersOfNetworks } from './repairs/repairers.js';
import { defaultSettings, type Settings } from './settings.js';
import type { Snapshot } from './snapshot-api.js';
import type { DeclId, Network, Topology } from './topology/index.js';
import { emptyCaches } from './weak-cache.js';

/** Options for the questions to a snapshot. They do not influence its answers. */
export interface SnapshotOptions {
  /** Called during a computation; see {@link Checkpoint}. */
  readonly checkpoint?: Checkpoint | undefined;
}

/**
 * Opens a topology for questions. This costs almost nothing: each answer is computed on first use.
 * @param previous a snapshot of an earlier state. If topology and settings are the same, it is returned and uses these
 * options from then on; otherwise its results are reused as far as the change does not affect them.
 */
export function createSnapshot(
  topology: Topology,
  settings: Settings = defaultSettings,
  previous?: Snapshot,
  options: SnapshotOptions = {},
): Snapshot {
  const known = previous instanceof AskedSnapshot ? previous : undefined;
  if (previous && previous.topology === topology && sameSettings(previous.settings, settings)) {
    if (known) known.checkpoint = options.checkpoint;
    return previous;
  }
  const computation = known ? known.changed(topology, settings) : new Computation(topology, settings);
  return new AskedSnapshot(computation, options.checkpoint);
}

/** Asks a computation, its findings and its repairs, each question with the snapshot's checkpoint. */
class AskedSnapshot implements Snapshot {
  private readonly analysis: Analysis;
  /** How many steps of packets were known when the findings were complete. */
  private stepsOfFindings: number | undefined;
  private readonly finder: RepairFinder;
  private readonly rowEndsByTable = new WeakMap<EffectiveTable, ReadonlyMap<EffectiveRoute, readonly RowEnd[]>>();
  private readonly repairsByKey = new Map<string, readonly Repair[]>();
  private readonly refactoringFinder: RefactoringFinder;

  constructor(
    private readonly computation: Computation,
    public checkpoint: Checkpoint | undefined,
  ) {
    this.analysis = new Analysis(computation);
    this.finder = new RepairFinder(this.analysis);
    this.refactoringFinder = new RefactoringFinder(this.analysis);
  }

  get topology(): Topology {
    return this.computation.topology;
  }

  get settings(): Settings {
    return this.computation.settings;
  }

  get network(): Network {
    return this.answer(() => this.computation.network);
  }

  get bgp(): BgpResult {
    return this.answer(() => this.computation.bgp);
  }

  hubRoutes(id: DeclId): HubRoutes | undefined {
    return this.answer(() => {
      const { network, tables } = this.computation;
      const thing = network.thing(id);
      if (thing?.kind === 'hubRouteTable') return tables.hubs.ofTable(thing.hubRouteTable, thing.hub);
      const hub = thing?.kind === 'firewall' ? network.virtualHub(thing.vnet.id) : undefined;
      return hub && tables.hubs.ofFirewall(id, hub);
    });
  }

  effectiveRoutes(nic: DeclId): EffectiveTable | undefined {
    return this.answer(() => this.computation.tables.ofNic(nic));
  }

  subnetRoutes(subnet: DeclId): EffectiveTable | undefined {
    return this.answer(() => this.computation.tables.ofSubnet(subnet));
  }

  rowEnds(table: EffectiveTable): ReadonlyMap<EffectiveRoute, readonly RowEnd[]> {
    let ends = this.rowEndsByTable.get(table);
    if (!ends) {
      ends = this.answer(() => rowEnds(this.computation.forwarder.world, table));
      this.rowEndsByTable.set(table, ends);
    }
    return ends;
  }

  endsOfRow(table: EffectiveTable, row: EffectiveRoute): readonly RowEnd[] {
    const ends =
      this.rowEndsByTable.get(table) ?? this.answer(() => rowEnds(this.computation.forwarder.world, table, [row]));
    return ends.get(row) ?? [];
  }

  operatingSystemRoutes(nva: DeclId): readonly OsEntry[] {
    return this.answer(() => {
      const declared = this.computation.network.nva(nva);
      return declared ? this.computation.forwarder.world.devices.osTable(declared).groups().flat() : [];
    });
  }

  trace(from: DeclId, to: Address): Trace | undefined {
    return this.answer(() => follow(this.computation.forwarder, from, to));
  }

  why(nic: DeclId, to: Address | Prefix): Why | undefined {
    return this.answer(() => whyRoute(this, nic, to));
  }

  whyHub(id: DeclId, to: Address | Prefix): HubWhy | undefined {
    const routes = this.hubRoutes(id);
    return routes && this.answer(() => whyHub(this.computation, id, routes, to));
  }

  whyOperatingSystem(nva: DeclId, to: Address | Prefix): OsWhy | undefined {
    return this.answer(() => whyOperatingSystem(this.computation.forwarder.world, nva, to));
  }

  leftOut(device?: DeclId): readonly string[] {
    return this.answer(() => leftOutOf(this.computation.forwarder.world, device));
  }

  loops(): readonly Loop[] {
    return this.answer(() => this.computation.loops);
  }

  findings(): readonly Finding[] {
    const findings = this.answer(() => this.analysis.findings);
    this.stepsOfFindings ??= this.analysis.computation.forwarder.size;
    return findings;
  }

  expectationVerdicts(): ReadonlyMap<DeclId, ExpectationVerdict> {
    return this.answer(() => expectationVerdicts(this.analysis));
  }

  expected(expectation: DeclId): ExpectationResult | undefined {
    return this.answer(() => expectedOf(this.analysis, expectation));
  }

  way(from: DeclId, to: DeclId | undefined): ExpectedWay | undefined {
    return this.answer(() => wayBetween(this.analysis, from, to));
  }

  packetChanges(earlier: Snapshot): readonly PacketChange[] | undefined {
    const before = earlier instanceof AskedSnapshot ? earlier.analysis : undefined;
    return before && this.answer(() => packetChanges(before, this.analysis));
  }

  repairs(finding: Finding): readonly Repair[] {
    return this.answer(() => {
      let repairs = this.repairsByKey.get(finding.key);
      if (!repairs) {
        const own = this.own(finding);
        repairs = own ? this.finder.repairs(own) : [];
        this.repairsByKey.set(finding.key, repairs);
      }
      return repairs;
    });
  }

  isSafe(changed: Topology, finding?: string): boolean {
    return this.answer(() => isSafe(this.analysis, changed, finding));
  }

  repairsSoFar(finding: Finding, most: number): RepairsSoFar {
    return this.answer(() => {
      const known = this.repairsByKey.get(finding.key);
      if (known) return { repairs: known, isComplete: true, recomputed: 0 };
      const own = this.own(finding);
      const soFar = own ? this.finder.repairsSoFar(own, most) : { repairs: [], isComplete: true, recomputed: 0 };
      if (soFar.isComplete) this.repairsByKey.set(finding.key, soFar.repairs);
      return soFar;
    });
  }

  fixAll(wanted: (finding: Finding) => boolean): FixedTopology {
    return this.answer(() => fixAll(this.analysis, wanted));
  }

  ask(expectation: Asked): Answer | undefined {
    return this.answer(() => {
      const { analysis, finding } = asked(this.analysis, expectation);
      if (!finding) return undefined;
      const finder = new RepairFinder(analysis, repairersOfNetworks);
      const allowance = { left: Number.POSITIVE_INFINITY, spent: 0 };
      const repairs = withAllowance(allowance, () => finder.repairs(finding)).map((repair) => withoutAsked(repair));
      return { repairs, why: finder.whyNothing(finding), tried: allowance.spent };
    });
  }

  whyNoRepair(finding: Finding): string | undefined {
    return this.answer(() => {
      const own = this.own(finding);
      return own && this.finder.whyNothing(own);
    });
  }

  refactorings(selection: Selection, kinds?: readonly RefactoringKind[]): readonly ProvedRefactoring[] {
    return this.answer(() => this.refactoringFinder.offers(selection, kinds));
  }

  refactoringsSoFar(selection: Selection, kinds: readonly RefactoringKind[], most: number): RefactoringsSoFar {
    return this.answer(() => this.refactoringFinder.offersSoFar(selection, kinds, most));
  }

  askingRefactorings(selection: Selection, kinds?: readonly RefactoringKind[]): readonly AskingRefactoring[] {
    return this.answer(() => this.refactoringFinder.asking(selection, kinds));
  }

  refactoringQuestion(name: string, selection: Selection, answers: Answers): RefactoringQuestion | undefined {
    return this.answer(() => this.refactoringFinder.question(name, selection, answers));
  }

  answeredRefactoring(name: string, selection: Selection, answers: Answers): ProvedRefactoring | undefined {
    return this.answer(() => this.refactoringFinder.answered(name, selection, answers));
  }

  failedRepairs(): readonly Finding[] {
    return [...this.finder.failures(), ...this.refactoringFinder.failures()];
  }

  rest(): void {
    emptyCaches();
    forgetReach(this.analysis);
    // The findings of the next state need the same steps as these; those of proofs are not needed again.
    if (this.stepsOfFindings !== undefined) this.analysis.computation.forwarder.shrink(this.stepsOfFindings);
  }

  /** What is computed of a changed topology, with what is known of this one. */
  changed(topology: Topology, settings: Settings): Computation {
    return this.answer(() => this.computation.changed(topology, settings));
  }

  /** The finding of this snapshot that is about the same as one that may be of an earlier snapshot. */
  private own(finding: Finding): Finding | undefined {
    return this.analysis.findings.find(({ key }) => key === finding.key);
  }

  private answer<T>(compute: () => T): T {
    return withCheckpoint(this.checkpoint, compute);
  }
}
