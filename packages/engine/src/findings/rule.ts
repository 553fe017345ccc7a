import type { BgpResult } from '../bgp/result.js';
import type { Computation } from '../computation/computation.js';
import { lazy } from '../computation/lazy.js';
import type { Forwarder } from '../forwarding/forwarder.js';
import type { RouteTables, World } from '../forwarding/world.js';
import type { Network, Topology } from '../topology/index.js';
import type { Finding } from './finding.js';
import type { FindingCode } from './finding-code.js';
import { Flows } from './flows/flows.js';
import { Underlays } from './overlays/underlays.js';
import type { Subject } from './subject.js';

/**
 * What a rule may read: the computation of the topology, and what only rules need. Functions are for what takes long:
 * it is computed once, when the first rule asks for it.
 */
export class RuleContext {
  readonly network: Network;
  readonly bgp: BgpResult;
  readonly world: World;
  readonly tables: RouteTables;
  readonly forwarder: Forwarder;
  /** The paths of tunnels' outer packets. */
  readonly underlays = lazy(() => new Underlays(this.forwarder));
  /** The flows between all parties, and what becomes of their packets. */
  readonly flows = lazy(() => new Flows(this.forwarder));

  constructor(readonly computation: Computation) {
    this.network = computation.network;
    this.bgp = computation.bgp;
    this.tables = computation.tables;
    this.forwarder = computation.forwarder;
    this.world = this.forwarder.world;
  }
}

/** A rule looks for one kind of problem. */
export interface Rule {
  /** The codes of its findings. */
  readonly codes: readonly FindingCode[];
  /** The rule reads only declarations, so that its findings hold even where routes are not computed. */
  readonly declarationsOnly?: boolean;
  /** The subject of the finding that reports that the rule failed. */
  readonly subjectIfFailed?: (topology: Topology) => Subject;
  /** The findings, in an order that does not depend on the order of declarations. May be a generator. */
  readonly find: (context: RuleContext) => Iterable<Finding>;
}
