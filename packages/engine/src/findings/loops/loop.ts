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

/** One device of the example's way: what was decided there, and the outcome that was followed. */
export interface LoopStep {
  readonly device: DeclId;
  readonly outcome: Outcome;
}

/** The way of one packet that loops: from the sender until it comes back to `closes`' successor a second time. */
export interface LoopExample {
  readonly source: Source;
  readonly destination: Address;
  readonly steps: readonly LoopStep[];
  /** The device that sends the packet back to one that has forwarded it before. */
  readonly closedBy: DeclId;
}

/** A forwarding loop: one set of devices between which packets go round for one reason, whatever the destinations. */
export interface Loop {
  readonly key: string;
  /** Sorted by id. */
  readonly devices: readonly DeclId[];
  /** The load balancer whose front end the row of a self loop names: its NVAs are one device here (R265). */
  readonly loadBalancer: DeclId | undefined;
  /** Set where the outer packets of this tunnel go round (R193). */
  readonly tunnel: DeclId | undefined;
  readonly rows: readonly LoopRow[];
  /** The states that one of the packets goes round between. */
  readonly steps: readonly CycleStep[];
  /** What the operating systems of the NVAs in the loop had in mind, by NVA. */
  readonly intentions: ReadonlyMap<DeclId, OsEntry>;
  /** Existing address space that is hit, and whether the Internet is. Both empty: only unused space is. */
  readonly hits: readonly Prefix[];
  readonly internet: boolean;
  readonly sources: readonly Source[];
  readonly example: LoopExample;
}
