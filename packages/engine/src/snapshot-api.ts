import type { Address, Prefix } from './address/index.js';
import type { BgpResult } from './bgp/result.js';
import type { HubWhy } from './causes/hub-why.js';
import type { OsWhy } from './causes/os-why.js';
import type { Why } from './causes/why.js';
import type { PacketChange } from './comparison/packet-changes.js';
import type { HubRoutes } from './effective/hubs/hub-routes.js';
import type { EffectiveRoute, EffectiveTable } from './effective/route.js';
import type { ExpectationResult, ExpectedWay } from './findings/expectations/expected.js';
import type { ExpectationVerdict } from './findings/expectations/verdicts.js';
import type { Finding } from './findings/finding.js';
import type { Loop } from './findings/loops/loop.js';
import type { OsEntry } from './forwarding/os-table.js';
import type { RowEnd } from './forwarding/row-ends.js';
import type { Trace } from './forwarding/trace.js';
import type {
  Answers,
  AskingRefactoring,
  ProvedRefactoring,
  RefactoringKind,
  RefactoringQuestion,
  RefactoringsSoFar,
  Selection,
} from './refactorings/offer.js';
import type { FixedTopology } from './repairs/fix-all.js';
import type { Answer, Asked } from './repairs/intents/answer.js';
import type { Repair, RepairsSoFar } from './repairs/repair.js';
import type { Settings } from './settings.js';
import type { DeclId, Network, Topology } from './topology/index.js';

/**
 * All questions to one topology. Immutable; each answer is computed on first use and kept. Nothing throws: unknown ids
 * give undefined or empty answers.
 */
export interface Snapshot {
  readonly topology: Topology;
  readonly settings: Settings;
  /** The topology with its indexes. */
  readonly network: Network;
  readonly bgp: BgpResult;
  /** The routes of a table of a virtual hub, or those by which its firewall forwards. */
  hubRoutes(tableOrFirewall: DeclId): HubRoutes | undefined;
  /** The effective routes of a NIC. */
  effectiveRoutes(nic: DeclId): EffectiveTable | undefined;
  /** The effective routes of NICs in this subnet, including GatewaySubnet and AzureFirewallSubnet. */
  subnetRoutes(subnet: DeclId): EffectiveTable | undefined;
  /**
   * For each Active row of a table of this snapshot, what happens to the packets that it catches: one result for each
   * of its next hops in their order, or one for a row without next hops. Agrees with {@link trace}.
   */
  rowEnds(table: EffectiveTable): ReadonlyMap<EffectiveRoute, readonly RowEnd[]>;
  /** The same for one row of a table, for those who look at one row of many tables; empty if it is not Active. */
  endsOfRow(table: EffectiveTable, row: EffectiveRoute): readonly RowEnd[];
  /** The routes of an NVA's operating system (R189), in no particular order. */
  operatingSystemRoutes(nva: DeclId): readonly OsEntry[];
  /** The path of a packet from a NIC, private endpoint, host or firewall to an address. */
  trace(from: DeclId, to: Address): Trace | undefined;
  /** Why a NIC has the rows that it has for an address or a prefix, and what became of all other candidates. */
  why(nic: DeclId, to: Address | Prefix): Why | undefined;
  /** Why a route table of a virtual hub, or its firewall, decides as it does; undefined for other things. */
  whyHub(id: DeclId, to: Address | Prefix): HubWhy | undefined;
  /** Why the operating system of an NVA sends packets for an address or a prefix where it does (R189). */
  whyOperatingSystem(nva: DeclId, to: Address | Prefix): OsWhy | undefined;
  /**
   * What is missing from tables and paths because a limit is reached (AZR902), in sentences; with a device, only what
   * concerns it. Empty for any real network.
   */
  leftOut(device?: DeclId): readonly string[];
  /** All forwarding loops that packets from a NIC, a host or a point-to-site client can enter, sorted by key. */
  loops(): readonly Loop[];
  findings(): readonly Finding[];
  /** What becomes of an expectation of the topology or of a scenario; undefined if there is none with this id. */
  expected(expectation: DeclId): ExpectationResult | undefined;
  /** Whether each expectation holds, by id; those of scenarios too. */
  expectationVerdicts(): ReadonlyMap<DeclId, ExpectationVerdict>;
  /** The packets from one thing to another or to the Internet, and those back; undefined if the first sends none. */
  way(from: DeclId, to: DeclId | undefined): ExpectedWay | undefined;
  /**
   * The packets between ends of both states whose end or way differs from an earlier one, those that are lost first;
   * undefined if not all of them can be followed.
   */
  packetChanges(earlier: Snapshot): readonly PacketChange[] | undefined;
  /** The proved repairs of a finding, best first; empty if there are none. */
  repairs(finding: Finding): readonly Repair[];
  /**
   * Whether a change that was made for another topology does no harm in this one, and a finding, by its key, is gone if
   * this topology has it.
   */
  isSafe(changed: Topology, finding?: string): boolean;
  /**
   * The repairs of a finding that are proved, after at most so many further recomputations of a changed topology; asked
   * again, it goes on where it stopped. In the end they are those of {@link repairs}.
   */
  repairsSoFar(finding: Finding, most: number): RepairsSoFar;
  /** The topology after all repairs that need no choice, one after another. */
  fixAll(wanted: (finding: Finding) => boolean): FixedTopology;
  /**
   * What would make packets go as somebody asks, the best change first, whatever the expectations in the topology.
   * @returns undefined if they do so already
   */
  ask(expectation: Asked): Answer | undefined;
  /** Why nothing was found that makes an expectation hold; undefined if something was, and for other findings. */
  whyNoRepair(finding: Finding): string | undefined;
  /** The proved refactorings of what is selected, those that need no answers. */
  refactorings(selection: Selection, kinds?: readonly RefactoringKind[]): readonly ProvedRefactoring[];
  /**
   * The refactorings of what is selected that are proved, after at most so many further proposals are tried; asked again,
   * it goes on where it stopped. In the end they are those of {@link refactorings}.
   */
  refactoringsSoFar(selection: Selection, kinds: readonly RefactoringKind[], most: number): RefactoringsSoFar;
  /** The refactorings of what is selected that ask something first. */
  askingRefactorings(selection: Selection, kinds?: readonly RefactoringKind[]): readonly AskingRefactoring[];
  /** What a refactoring asks next, by its name; undefined if it needs no more answers. */
  refactoringQuestion(name: string, selection: Selection, answers: Answers): RefactoringQuestion | undefined;
  /** The proved result of a refactoring with all its answers; undefined if there is none. */
  answeredRefactoring(name: string, selection: Selection, answers: Answers): ProvedRefactoring | undefined;
  /** Findings about failed searches for repairs and refactorings so far (AZR901); they are not among `findings`. */
  failedRepairs(): readonly Finding[];
  /** Lets go of what only proofs need and is computed again for the next one. What is proved stays known. */
  rest(): void;
}
