import type { Prefix } from '../address/index.js';
import { refusal } from './accept.js';
import { LearnedRoute } from './learned-route.js';
import { originText } from './own-route.js';
import type { PrefixOutcome } from './propagate.js';
import { causeOf } from './reason.js';
import type { BgpRoute, PrefixEntry, RejectedRoute, SessionSide, SpeakerEntry, SpeakerId } from './route.js';
import type { SpeakerGraph } from './speaker-graph.js';

/**
 * The outcome of one prefix applied to another prefix of its class: the same routes with the other prefix and its own
 * origins. Routes are made when they are read.
 */
export class DerivedOutcome {
  private readonly made = new Map<BgpRoute, BgpRoute>();
  private readonly origins = new Map<readonly BgpRoute[], ReadonlyMap<string, BgpRoute>>();

  constructor(
    readonly shared: PrefixOutcome,
    readonly prefix: Prefix,
    private readonly graph: SpeakerGraph,
    /** Whether it was propagated in this topology; an outcome of an earlier state may contain other sentences. */
    private readonly isFresh: boolean,
  ) {}

  /** The entry of a speaker; undefined if it has none. */
  entry(speaker: SpeakerId): DerivedEntry | undefined {
    const of = this.shared.entries.get(speaker);
    return of && new DerivedEntry(of, this);
  }

  /** The counterpart of a shared route. */
  route(of: BgpRoute): BgpRoute {
    // The prefix for which the class was propagated needs no counterparts.
    if (this.isFresh && of.prefix.text === this.prefix.text) return of;
    let route = this.made.get(of);
    if (!route) {
      route = this.origin(of) ?? this.withPrefix(of);
      this.made.set(of, route);
    }
    return route;
  }

  private withPrefix(of: BgpRoute): BgpRoute {
    const parent = of.parent && this.route(of.parent);
    return of instanceof LearnedRoute ? of.of(this.prefix, parent) : { ...of, prefix: this.prefix, parent };
  }

  private origin(of: BgpRoute): BgpRoute | undefined {
    if (of.session) return undefined;
    const own = this.graph.nodes.get(of.holder)?.own.get(this.prefix.text) ?? [];
    return own.length > 1 ? this.byOrigin(own).get(originText(of)) : own[0];
  }

  /** A speaker's own routes by origin. There can be one for each connection. */
  private byOrigin(own: readonly BgpRoute[]): ReadonlyMap<string, BgpRoute> {
    let byOrigin = this.origins.get(own);
    if (!byOrigin) {
      // Of equal routes, the first counts.
      byOrigin = new Map([...own].reverse().map((route) => [originText(route), route]));
      this.origins.set(own, byOrigin);
    }
    return byOrigin;
  }

  rejected(rejected: RejectedRoute): RejectedRoute {
    const { route: of, because, cause } = rejected;
    const route = this.route(of);
    if (route === of) return rejected;
    const node = this.graph.nodes.get(route.holder);
    const own = node && route.session && refusal(node, this.prefix, route.asPath, route.session);
    return { route, because, cause: own && route.session ? causeOf(own, route.session) : cause };
  }
}

/** A speaker's entry for a prefix, derived from the shared entry when it is read. */
export class DerivedEntry implements SpeakerEntry {
  private listed: readonly BgpRoute[] | undefined;

  constructor(
    readonly shared: PrefixEntry,
    private readonly outcome: DerivedOutcome,
  ) {}

  get prefix(): Prefix {
    return this.outcome.prefix;
  }

  get bestCount(): number {
    return this.shared.bestCount;
  }

  get routes(): readonly BgpRoute[] {
    this.listed ??= this.shared.routes.map((route) => this.outcome.route(route));
    return this.listed;
  }

  /** The equally good routes at the front. */
  get bestRoutes(): readonly BgpRoute[] {
    return this.routes.slice(0, this.bestCount);
  }

  /** The equally good routes of which the peer of a session hears one. */
  routesFor(side: SessionSide): readonly BgpRoute[] {
    return side.origin === 'automatic' ? this.bestRoutes : this.forPeers;
  }

  get forPeers(): readonly BgpRoute[] {
    return this.shared.forPeers.map((route) => this.outcome.route(route));
  }

  get installed(): readonly BgpRoute[] {
    return this.shared.installed.map((route) => this.outcome.route(route));
  }

  get rejected(): readonly RejectedRoute[] {
    return this.shared.rejected.map((rejected) => this.outcome.rejected(rejected));
  }
}
