import type { BgpResult } from '../bgp/result.js';
import type { Computation } from '../computation/computation.js';
import { lazy } from '../computation/lazy.js';
import type { Forwarder } from '../forwarding/forwarder.js';
import type { RouteTables, World } from '../forwarding/world.js';
import type { Network } from '../topology/index.js';
import type { Finding } from './finding.js';
import type { FindingCode } from './finding-code.js';
import { Flows } from './flows/flows.js';
import { Underlays } from './overlays/underlays.js';

/**
 * What a rule may read: what is computed of the topology, and what only rules need of it. What takes long is a function:
 * it is computed when the first rule asks for it, and once.
 */
export class RuleContext {
  readonly network: Network;
  readonly bgp: BgpResult;
  readonly world: World;
  readonly tables: RouteTables;
  readonly forwarder: Forwarder;
  /** The ways of tunnels' outer packets. */
  readonly underlays = lazy(() => new Underlays(this.forwarder));
  /** Who sends to whom, and what becomes of it. */
  readonly flows = lazy(() => new Flows(this.forwarder));

  constructor(readonly computation: Computation) {
    this.network = computation.network;
    this.bgp = computation.bgp;
    this.tables = computation.tables;
    this.forwarder = computation.forwarder;
    this.world = this.forwarder.world;
  }
}

/** One rule: looks for one kind of trouble. */
export interface Rule {
  /** The codes of its findings. */
  readonly codes: readonly FindingCode[];
  /** It reads what is declared and nothing that is computed of it, so that it stands where routes are left out. */
  readonly declarationsOnly?: boolean;
  /** The findings, in an order that does not depend on that of the declarations. May be a generator. */
  readonly find: (context: RuleContext) => Iterable<Finding>;
}
