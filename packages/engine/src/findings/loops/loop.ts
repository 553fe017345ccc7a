import type { Address, Prefix } from '../../address/index.js';
import type { EffectiveRoute } from '../../effective/route.js';
import type { OsEntry } from '../../forwarding/os-table.js';
import type { Outcome } from '../../forwarding/outcome.js';
import type { DeclId } from '../../topology/index.js';
import type { CycleStep } from './cycles.js';
import type { Source } from './sources.js';

/** An effective route that keeps packets in a loop, at the NIC or subnet that has it. */
export interface LoopRow {
  readonly device: DeclId;
  readonly at: DeclId;
  readonly row: EffectiveRoute;
}

/** One device on the path of the example, with the outcome that was followed there. */
export interface LoopStep {
  readonly device: DeclId;
  readonly outcome: Outcome;
}

/** The path of one looping packet, from the sender until it reaches a state for the second time. */
export interface LoopExample {
  readonly source: Source;
  readonly destination: Address;
  readonly steps: readonly LoopStep[];
  /** The device that sends the packet back to one that has forwarded it before. */
  readonly closedBy: DeclId;
}

/**
 * A forwarding loop: a set of devices between which packets circulate for one reason, for any number of destinations.
 */
export interface Loop {
  readonly key: string;
  /** Sorted by id. */
  readonly devices: readonly DeclId[];
  /** The load balancer whose front end is the next hop of a self loop; its NVAs are treated as one device (R265). */
  readonly loadBalancer: DeclId | undefined;
  /** The tunnel whose outer packets loop (R193). */
  readonly tunnel: DeclId | undefined;
  readonly rows: readonly LoopRow[];
  /** The states between which one of the packets loops. */
  readonly steps: readonly CycleStep[];
  /** The OS routes that the NVAs in the loop chose, by NVA. */
  readonly intentions: ReadonlyMap<DeclId, OsEntry>;
  /** The address space in use that is hit, and whether the Internet is. If neither is, only unused space is hit. */
  readonly hits: readonly Prefix[];
  readonly internet: boolean;
  readonly sources: readonly Source[];
  readonly example: LoopExample;
}
