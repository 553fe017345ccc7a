import { comparePrefixes, type Prefix } from '../address/index.js';
import type { Settings } from '../settings.js';
import type { DeclId, Network } from '../topology/index.js';
import { exportRoute } from './export.js';
import { graphKey, prefixKey } from './keys.js';
import type { SpeakerNode } from './node.js';
import { originateRoutes } from './originate.js';
import { bestForSide, type PrefixEntry, type PrefixOutcome, propagatePrefix, type SpeakerGraph } from './propagate.js';
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
import { connectSessions } from './sessions.js';
import { speakerNodes } from './speakers.js';

/**
 * Computes all BGP tables. Prefixes are independent of one another, since nothing aggregates, so each is propagated
 * for itself; an outcome of `previous` is kept where speakers, sessions and the prefix's origins are the same.
 */
export function computeBgp(network: Network, settings: Settings, previous?: BgpResult): BgpResult {
  const nodes = speakerNodes(network, settings);
  const sessions = connectSessions(network, nodes);
  originateRoutes(network, nodes);
  const graph = graphOf(nodes, sessions);
  const key = graphKey(nodes, sessions, settings);
  const reusable = previous instanceof Result && previous.key === key ? previous.outcomes : undefined;
  const outcomes = new Map<string, KeyedOutcome>();
  const tables = new Map<SpeakerId, Map<string, PrefixEntry>>(nodes.map(({ speaker }) => [speaker.id, new Map()]));
  const oscillations: Oscillation[] = [];
  for (const prefix of prefixesOf(nodes, sessions)) {
    const own = prefixKey(nodes, prefix);
    const known = reusable?.get(prefix.text);
    const outcome = known?.key === own ? known.outcome : propagatePrefix(graph, prefix, settings);
    outcomes.set(prefix.text, { key: own, outcome });
    const { entries, oscillation } = outcome;
    for (const [id, entry] of entries) tables.get(id)?.set(prefix.text, entry);
    if (oscillation) oscillations.push(oscillation);
  }
  return new Result(nodes, sessions, oscillations, tables, key, outcomes);
}

interface KeyedOutcome {
  readonly key: string;
  readonly outcome: PrefixOutcome;
}

class Result implements BgpResult {
  readonly speakers: readonly Speaker[];
  private readonly nodes: ReadonlyMap<SpeakerId, SpeakerNode>;
  private readonly built = new Map<SpeakerId, SpeakerTable>();

  constructor(
    nodes: readonly SpeakerNode[],
    readonly sessions: readonly SessionSide[],
    readonly oscillations: readonly Oscillation[],
    private readonly entries: ReadonlyMap<SpeakerId, ReadonlyMap<string, PrefixEntry>>,
    readonly key: string,
    readonly outcomes: ReadonlyMap<string, KeyedOutcome>,
  ) {
    this.nodes = new Map(nodes.map((node) => [node.speaker.id, node]));
    this.speakers = nodes.map(({ speaker }) => speaker);
  }

  speakersOf(device: DeclId): readonly Speaker[] {
    return this.speakers.filter((speaker) => speaker.device === device);
  }

  table(speaker: SpeakerId): SpeakerTable {
    const known = this.built.get(speaker);
    if (known) return known;
    const entries = this.entries.get(speaker) ?? new Map<string, PrefixEntry>();
    const node = this.nodes.get(speaker);
    const rejected: RejectedRoute[] = [];
    for (const entry of entries.values()) rejected.push(...entry.rejected);
    const table: SpeakerTable = {
      speaker: node?.speaker ?? unknownSpeaker(speaker),
      routes: entries,
      rejected,
    };
    this.built.set(speaker, table);
    return table;
  }

  best(speaker: SpeakerId, prefix: string): readonly BgpRoute[] {
    const entry = this.entries.get(speaker)?.get(prefix);
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

  private forEachExport(
    speaker: SpeakerId,
    visit: (source: BgpRoute, side: SessionSide, result: ReturnType<typeof exportRoute>) => void,
  ): void {
    const node = this.nodes.get(speaker);
    if (!node) return;
    for (const side of node.outgoing) {
      const receiver = this.nodes.get(side.remote);
      if (!receiver || side.down) continue;
      for (const [, entry] of this.entries.get(speaker) ?? []) {
        const prefix =
          entry.routes[0]?.prefix ?? side.originates.find((own) => this.entries.get(speaker)?.get(own.text) === entry);
        const source = prefix && bestForSide(node, entry, prefix, side);
        if (source) visit(source, side, exportRoute(node, source, side, receiver));
      }
    }
  }
}

function graphOf(nodes: readonly SpeakerNode[], sessions: readonly SessionSide[]): SpeakerGraph {
  const peerOriginations = new Map<string, SessionSide[]>();
  for (const side of sessions) {
    for (const prefix of side.originates) {
      const sides = peerOriginations.get(prefix.text);
      if (sides) sides.push(side);
      else peerOriginations.set(prefix.text, [side]);
    }
  }
  return { nodes: new Map(nodes.map((node) => [node.speaker.id, node])), peerOriginations };
}

function prefixesOf(nodes: readonly SpeakerNode[], sessions: readonly SessionSide[]): Prefix[] {
  const prefixes = new Map<string, Prefix>();
  for (const node of nodes) {
    for (const [text, routes] of node.own) if (routes[0]) prefixes.set(text, routes[0].prefix);
  }
  for (const side of sessions) for (const prefix of side.originates) prefixes.set(prefix.text, prefix);
  return [...prefixes.values()].sort(comparePrefixes);
}

function unknownSpeaker(id: SpeakerId): Speaker {
  return { id, device: id, label: id, kind: 'router', instance: undefined, asn: undefined, addresses: [] };
}
