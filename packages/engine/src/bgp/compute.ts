import type { Prefix } from '../address/index.js';
import { checkpoint } from '../checkpoint.js';
import { append } from '../collections.js';
import { limits } from '../limits.js';
import type { Settings } from '../settings.js';
import { type DeclId, type Network, sizeOf } from '../topology/index.js';
import { bestForSide } from './best-for-side.js';
import { type DerivedEntry, DerivedOutcome } from './derived-outcome.js';
import { exportRoute } from './export.js';
import { buildGraph } from './graph.js';
import { graphKey } from './keys.js';
import { PrefixClasses } from './prefix-classes.js';
import { type PrefixOutcome, propagatePrefix } from './propagate.js';
import type { BgpResult, Oscillation } from './result.js';
import type {
  AdvertisedRoute,
  BgpRoute,
  RejectedRoute,
  SessionSide,
  Speaker,
  SpeakerId,
  SpeakerTable,
  WithheldRoute,
} from './route.js';
import type { SpeakerGraph } from './speaker-graph.js';

/**
 * Computes all BGP tables. Nothing aggregates routes, so prefixes are independent, and each class of prefixes is
 * propagated once. Results of `previous` are reused where speakers, sessions and policies are the same.
 */
export function computeBgp(network: Network, settings: Settings, previous?: BgpResult): BgpResult {
  const { nodes, sessions: built, graph, prefixes } = buildGraph(network, settings);
  const sessions = built ?? [];
  const key = graphKey(nodes, sessions, settings);
  const known = previous instanceof Result && previous.key === key ? previous : undefined;
  const byClass = new Map<string, PrefixOutcome>();
  const outcomes = new Map<string, DerivedOutcome>();
  const unsettled = new Map<NonNullable<PrefixOutcome['oscillation']>, Prefix[]>();
  const classes = new PrefixClasses(nodes, sessions);
  const uncomputed: Prefix[] = [];
  const most = limits.bgpWork(sizeOf(network.topology));
  let left = built ? most : -1;
  for (const prefix of prefixes) {
    checkpoint();
    const own = classes.keyOf(prefix);
    let shared = byClass.get(own);
    if (!shared && left >= 0) {
      const before = known?.byClass.get(own);
      shared =
        before && !before.cut && (known?.most === most || before.work <= most / 3)
          ? before
          : propagatePrefix(graph, prefix, left, most / 3);
      // At the bound no further class is started: which classes are computed must not depend on what is cached.
      left = shared ? left - shared.work : -1;
      if (shared && left >= 0) byClass.set(own, shared);
    }
    if (!shared || (left < 0 && !byClass.has(own))) {
      uncomputed.push(prefix);
      continue;
    }
    outcomes.set(prefix.text, new DerivedOutcome(shared, prefix, graph, shared !== known?.byClass.get(own)));
    if (shared.oscillation) append(unsettled, shared.oscillation, prefix);
  }
  const oscillations = [...unsettled].flatMap(([tell, [first, ...others]]) =>
    first ? [{ ...tell(first), alike: others.length }] : [],
  );
  return new Result(graph, built, oscillations, uncomputed, outcomes, key, byClass, most);
}

/** Whether a result also holds for a topology of another size, on which the limits depend. */
export function standsAtSize(result: BgpResult, size: number): boolean {
  if (!(result instanceof Result)) return false;
  const most = limits.bgpWork(size);
  const outcomes = [...result.byClass.values()];
  return (
    result.complete &&
    result.sessions.length <= limits.bgpSides(size) &&
    result.work <= most &&
    outcomes.every(({ work, cut }) => !cut && (result.most === most || work <= most / 3))
  );
}

class Result implements BgpResult {
  readonly speakers: readonly Speaker[];
  readonly sessions: readonly SessionSide[];
  readonly withoutSessions: boolean;
  readonly complete: boolean;
  readonly work: number;
  private readonly speakersByDevice = new Map<DeclId, Speaker[]>();
  private readonly tables = new Map<SpeakerId, EntryTable>();
  private bySpeaker: Map<SpeakerId, DerivedOutcome[]> | undefined;

  constructor(
    private readonly graph: SpeakerGraph,
    built: readonly SessionSide[] | undefined,
    readonly oscillations: readonly Oscillation[],
    readonly uncomputed: readonly Prefix[],
    private readonly outcomes: ReadonlyMap<string, DerivedOutcome>,
    readonly key: string,
    /** The outcomes of propagation by the key of the class. */
    readonly byClass: ReadonlyMap<string, PrefixOutcome>,
    /** The work that was available. */
    readonly most: number,
  ) {
    this.sessions = built ?? [];
    this.withoutSessions = built === undefined;
    this.complete = built !== undefined && uncomputed.length === 0;
    this.work = [...byClass.values()].reduce((sum, { work }) => sum + work, 0);
    this.speakers = [...graph.nodes.values()].map(({ speaker }) => speaker);
    for (const node of graph.nodes.values()) {
      const { speaker, rules } = node;
      append(this.speakersByDevice, speaker.device, speaker);
      const device = rules.standsFor?.(node);
      if (device !== undefined) append(this.speakersByDevice, device, speaker);
    }
  }

  speakersOf(device: DeclId): readonly Speaker[] {
    return this.speakersByDevice.get(device) ?? [];
  }

  table(speaker: SpeakerId): EntryTable {
    let table = this.tables.get(speaker);
    if (!table) {
      const entries = new Map<string, DerivedEntry>();
      checkpoint();
      for (const outcome of this.outcomesOf(speaker)) {
        const entry = outcome.entry(speaker);
        if (entry) entries.set(outcome.prefix.text, entry);
      }
      table = new EntryTable(this.graph.nodes.get(speaker)?.speaker ?? unknownSpeaker(speaker), entries);
      this.tables.set(speaker, table);
    }
    return table;
  }

  /** The outcomes in which a speaker has routes. In large networks a speaker knows only a few of all prefixes. */
  private outcomesOf(speaker: SpeakerId): readonly DerivedOutcome[] {
    if (!this.bySpeaker) {
      const bySpeaker = new Map<SpeakerId, DerivedOutcome[]>();
      for (const outcome of this.outcomes.values()) {
        checkpoint();
        for (const id of outcome.shared.entries.keys()) append(bySpeaker, id, outcome);
      }
      this.bySpeaker = bySpeaker;
    }
    return this.bySpeaker.get(speaker) ?? [];
  }

  best(speaker: SpeakerId, prefix: string): readonly BgpRoute[] {
    const entry = this.table(speaker).routes.get(prefix);
    return entry ? entry.routes.slice(0, entry.bestCount) : [];
  }

  advertised(speaker: SpeakerId): readonly AdvertisedRoute[] {
    const sent: AdvertisedRoute[] = [];
    this.forEachExport(speaker, (source, side, result) => {
      if (!result.sent) return;
      const { asPath, nextHops, communities, steps } = result;
      sent.push({ prefix: source.prefix, nextHops, asPath, communities, session: side, source, steps });
    });
    return sent;
  }

  withheld(speaker: SpeakerId): readonly WithheldRoute[] {
    const held: WithheldRoute[] = [];
    this.forEachExport(speaker, (route, session, result) => {
      if (!result.sent) held.push({ route, session, cause: result.cause });
    });
    return held;
  }

  announcedCounts(speaker: SpeakerId): ReadonlyMap<string, number> {
    const counts = new Map<string, number>();
    const node = this.graph.nodes.get(speaker);
    const classes = new Map<PrefixOutcome, { readonly one: DerivedOutcome; count: number }>();
    for (const outcome of this.outcomesOf(speaker)) {
      const known = classes.get(outcome.shared);
      if (known) known.count++;
      else classes.set(outcome.shared, { one: outcome, count: 1 });
    }
    for (const { one, count } of classes.values()) {
      const entry = one.entry(speaker);
      if (!node || !entry) continue;
      for (const side of node.outgoing) {
        const receiver = this.graph.nodes.get(side.remote);
        if (!receiver || side.down) continue;
        const source = bestForSide(node, entry.routesFor(side), one.prefix, side, receiver);
        if (!source || !exportRoute(node, source, side, receiver).sent) continue;
        counts.set(side.id, (counts.get(side.id) ?? 0) + count);
      }
    }
    return counts;
  }

  private forEachExport(
    speaker: SpeakerId,
    visit: (source: BgpRoute, side: SessionSide, result: ReturnType<typeof exportRoute>) => void,
  ): void {
    const node = this.graph.nodes.get(speaker);
    if (!node) return;
    const entries = this.table(speaker).routes;
    for (const side of node.outgoing) {
      const receiver = this.graph.nodes.get(side.remote);
      if (!receiver || side.down) continue;
      for (const entry of entries.values()) {
        checkpoint();
        const source = bestForSide(node, entry.routesFor(side), entry.prefix, side, receiver);
        if (source) visit(source, side, exportRoute(node, source, side, receiver));
      }
    }
  }
}

/** A table whose lists are made when they are read. */
class EntryTable implements SpeakerTable {
  private listed: readonly RejectedRoute[] | undefined;

  constructor(
    readonly speaker: Speaker,
    readonly routes: ReadonlyMap<string, DerivedEntry>,
  ) {}

  get rejected(): readonly RejectedRoute[] {
    this.listed ??= [...this.routes.values()].flatMap(({ rejected }) => rejected);
    return this.listed;
  }
}

function unknownSpeaker(id: SpeakerId): Speaker {
  return { id, device: id, label: id, kind: 'router', instance: undefined, asn: undefined, addresses: [] };
}
