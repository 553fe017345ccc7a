import type { BgpResult } from '../bgp/result.js';
import type { Forwarder } from '../forwarding/forwarder.js';
import type { RouteTables, World } from '../forwarding/world.js';
import type { Settings } from '../settings.js';
import type { Network, Scenario } from '../topology/index.js';
import type { Follow } from './expectations/judge.js';
import type { Unjudged } from './expectations/unjudged.js';
import type { Ways } from './expectations/ways.js';
import type { Finding } from './finding.js';
import type { FindingCode } from './finding-code.js';
import type { Flows } from './flows/flows.js';
import type { LoopGroup } from './loops/group.js';
import type { Loop } from './loops/loop.js';
import type { Skipped } from './loops/search.js';
import type { Underlays } from './overlays/underlays.js';

/** What a rule may read. Functions are for what takes long: it is computed once, when the first rule asks for it. */
export interface RuleContext {
  readonly settings: Settings;
  readonly network: Network;
  readonly bgp: BgpResult;
  readonly world: World;
  readonly tables: RouteTables;
  readonly forwarder: Forwarder;
  /** The forwarding loops, which repairs need too. */
  readonly loops: () => readonly Loop[];
  /** The kinds of destination that were not searched for loops, and the loops that were found but are not reported. */
  readonly skippedLoops: () => { readonly kinds: readonly Skipped[]; readonly loops: readonly LoopGroup[] };
  /** The paths of tunnels' outer packets. */
  readonly underlays: () => Underlays;
  /** The flows between all parties, and what becomes of their packets. */
  readonly flows: () => Flows;
  /** Follows a packet. */
  readonly follow: Follow;
  /** Follows packets while some parts are down; or says why that is not computed. */
  readonly followWithout: (scenario: Scenario) => Ways | Unjudged;
}

/** A rule looks for one kind of problem. */
export interface Rule {
  /** The codes of its findings. */
  readonly codes: readonly FindingCode[];
  /** The rule reads only declarations, so that its findings hold even where routes are not computed. */
  readonly declarationsOnly?: boolean;
  /** The findings, in an order that does not depend on the order of declarations. May be a generator. */
  readonly find: (context: RuleContext) => Iterable<Finding>;
}
