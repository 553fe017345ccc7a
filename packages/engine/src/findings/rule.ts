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

/** What a rule may read. What takes long is a function: it is computed when the first rule asks for it, and once. */
export interface RuleContext {
  readonly settings: Settings;
  readonly network: Network;
  readonly bgp: BgpResult;
  readonly world: World;
  readonly tables: RouteTables;
  readonly forwarder: Forwarder;
  /** The forwarding loops, which repairs need too. */
  readonly loops: () => readonly Loop[];
  /** The kinds of destination for which no loops were looked for, and loops that were found and are left out. */
  readonly skippedLoops: () => { readonly kinds: readonly Skipped[]; readonly loops: readonly LoopGroup[] };
  /** The ways of tunnels' outer packets. */
  readonly underlays: () => Underlays;
  /** Who sends to whom, and what becomes of it. */
  readonly flows: () => Flows;
  /** The way of a packet. */
  readonly follow: Follow;
  /** The ways of packets while some parts are down, or why they are not computed. */
  readonly followWithout: (scenario: Scenario) => Ways | Unjudged;
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
