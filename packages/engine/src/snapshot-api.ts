import type { Address, Prefix } from './address/index.js';
import type { BgpResult } from './bgp/result.js';
import type { OsWhy } from './causes/os-why.js';
import type { Why } from './causes/why.js';
import type { EffectiveRoute, EffectiveTable } from './effective/route.js';
import type { Finding } from './findings/finding.js';
import type { Loop } from './findings/loops/loop.js';
import type { OsEntry } from './forwarding/os-table.js';
import type { RowEnd } from './forwarding/row-ends.js';
import type { Trace } from './forwarding/trace.js';
import type { Repair } from './repairs/repair.js';
import type { Settings } from './settings.js';
import type { DeclId, Network, Topology } from './topology/index.js';

/**
 * Everything that can be asked of one topology. Immutable; each answer is computed when it is first asked for and
 * kept. Nothing throws: unknown ids give undefined or empty answers.
 */
export interface Snapshot {
  readonly topology: Topology;
  readonly settings: Settings;
  /** The topology with its indexes. */
  readonly network: Network;
  readonly bgp: BgpResult;
  /** The effective routes of a NIC. */
  effectiveRoutes(nic: DeclId): EffectiveTable | undefined;
  /** The effective routes that a NIC in this subnet has (GatewaySubnet and AzureFirewallSubnet included). */
  subnetRoutes(subnet: DeclId): EffectiveTable | undefined;
  /**
   * What becomes of the packets of each Active row of a table that this snapshot gave, for each of its next hops in their
   * order (one answer for a row without any): what {@link trace} says of them at this row.
   */
  rowEnds(table: EffectiveTable): ReadonlyMap<EffectiveRoute, readonly RowEnd[]>;
  /** The routes of an NVA's operating system (R189), in no particular order. */
  operatingSystemRoutes(nva: DeclId): readonly OsEntry[];
  /** The way of a packet from a NIC, private endpoint, host or firewall to an address. */
  trace(from: DeclId, to: Address): Trace | undefined;
  /** Why a NIC has the rows that it has for an address or a prefix, and what became of all other candidates. */
  why(nic: DeclId, to: Address | Prefix): Why | undefined;
  /** Why the operating system of an NVA sends packets for an address or a prefix where it does (R189). */
  whyOperatingSystem(nva: DeclId, to: Address | Prefix): OsWhy | undefined;
  /**
   * What is left out of tables and of the ways of packets, since it asks for more than is computed (AZR902): sentences;
   * with a device only what concerns it. Nothing in any real network.
   */
  leftOut(device?: DeclId): readonly string[];
  /** All forwarding loops into which packets of a NIC, a host or a point-to-site client get, sorted by key. */
  loops(): readonly Loop[];
  findings(): readonly Finding[];
  /** Proved repairs of a finding, best first; empty for a finding that has none. */
  repairs(finding: Finding): readonly Repair[];
  /** Findings of searches for repairs that have failed so far (AZR901); they are none of `findings`. */
  failedRepairs(): readonly Finding[];
}
