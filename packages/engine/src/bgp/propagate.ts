import type { Prefix } from '../address/index.js';
import { checkpoint } from '../checkpoint.js';
import type { Settings } from '../settings.js';
import type { Cause } from '../topology/index.js';
import { refusal } from './accept.js';
import { bestForSide } from './best-for-side.js';
import { exportRoute } from './export.js';
import type { SpeakerNode } from './node.js';
import { defaultWeight } from './own-route.js';
import type { Oscillation } from './result.js';
import type { BgpRoute, RejectedRoute, SessionSide, SpeakerId } from './route.js';
import { type Candidate, candidateOf, sortCandidates } from './select.js';
import { inOrderOfAddresses } from './turns.js';

/** What one speaker holds for one prefix: best first, `bestCount` equally good ones in front. */
export interface PrefixEntry {
  readonly routes: readonly BgpRoute[];
  readonly bestCount: number;
  readonly rejected: readonly RejectedRoute[];
}

/** All speakers' entries for one prefix at the fixed point. */
export interface PrefixOutcome {
  readonly entries: ReadonlyMap<SpeakerId, PrefixEntry>;
  /** Set if the speakers never agree: says it of this prefix or of another one of its class. */
  readonly oscillation: ((prefix: Prefix) => Oscillation) | undefined;
}

/** The graph that routes travel on; shared by all prefixes. */
export interface SpeakerGraph {
  readonly nodes: ReadonlyMap<SpeakerId, SpeakerNode>;
  /** Sessions with a policy that originates a prefix for that peer only (`advertise` in brackets). */
  readonly peerOriginations: ReadonlyMap<string, readonly SessionSide[]>;
}

/** Rounds after which propagation is given up; a loop-free one ends within the number of speakers. */
const patience = (speakers: number) => 2 * speakers + 8;

/** Rounds after which a state that repeats is looked for; nearly all propagations end sooner. */
const calmRounds = 16;

/** Further rounds for speakers that act one after the other. */
const furtherRounds = 64;

/**
 * Propagates one prefix until nothing changes. All speakers act at once in each round on what they heard in the round
 * before, so the outcome does not depend on the order of declarations. If that never ends, they act one after the
 * other, as routers do, in an order that does not depend on names: there can be several states in which nothing changes
 * any more, and who comes first decides between them. If that does not end either, the oscillation is reported and the
 * last state stands.
 */
export function propagatePrefix(graph: SpeakerGraph, prefix: Prefix, settings: Settings): PrefixOutcome {
  const together = new Propagation(graph, prefix, settings);
  if (together.settle()) return { entries: together.entries(), oscillation: undefined };
  const inTurn = new Propagation(graph, prefix, settings);
  if (inTurn.settleInTurn()) return { entries: inTurn.entries(), oscillation: undefined };
  return { entries: inTurn.entries(), oscillation: (of) => inTurn.oscillation(of) };
}

interface State {
  readonly node: SpeakerNode;
  readonly heard: Map<string, Heard>;
  readonly own: readonly Candidate[];
  entry: PrefixEntry;
}

/** What came in on a session, judged once. */
interface Heard extends Candidate {
  readonly attributes: string;
  readonly refusal: Cause | undefined;
}

class Propagation {
  private readonly states = new Map<SpeakerId, State>();
  private readonly history: (readonly Standing[])[] = [];
  private readonly seen = new Set<string>();
  private dirty = new Set<SpeakerId>();

  constructor(
    private readonly graph: SpeakerGraph,
    private readonly prefix: Prefix,
    private readonly settings: Settings,
  ) {
    for (const [id, node] of graph.nodes) {
      const own = node.own.get(prefix.text);
      if (own) this.start(id, node);
    }
    for (const side of graph.peerOriginations.get(prefix.text) ?? []) this.stateOf(side.local);
    for (const id of this.states.keys()) this.dirty.add(id);
  }

  /** Rounds of all speakers at once. @returns false if it does not end. */
  settle(): boolean {
    const limit = patience(this.graph.nodes.size);
    for (let round = 0; round < limit && this.dirty.size > 0; round++) {
      const senders = [...this.dirty].sort();
      this.dirty = new Set();
      const deliveries = senders.flatMap((id) => this.exportsOf(id));
      const changed = new Set<SpeakerId>();
      for (const { side, route } of deliveries) if (this.deliver(side, route)) changed.add(side.remote);
      for (const id of changed) if (this.reselect(id)) this.dirty.add(id);
      if (round >= calmRounds && this.repeats()) return false;
    }
    return this.dirty.size === 0;
  }

  /** One speaker after the other. @returns false if it does not end. */
  settleInTurn(): boolean {
    const limit = patience(this.graph.nodes.size) + furtherRounds;
    const turns = inOrderOfAddresses(this.graph.nodes);
    for (let round = 0; round < limit && this.dirty.size > 0; round++) {
      const senders = turns.filter((id) => this.dirty.has(id));
      this.dirty = new Set();
      for (const id of senders) {
        for (const { side, route } of this.exportsOf(id)) {
          if (this.deliver(side, route) && this.reselect(side.remote)) this.dirty.add(side.remote);
        }
      }
      if (round < calmRounds) continue;
      this.history.push(this.describe());
      if (this.repeats()) return false;
    }
    return this.dirty.size === 0;
  }

  entries(): ReadonlyMap<SpeakerId, PrefixEntry> {
    return new Map([...this.states].map(([id, state]) => [id, state.entry]));
  }

  oscillation({ text }: Prefix): Oscillation {
    const history = this.history.map((standings) => new Map(standings.map(({ id, says }) => [id, says(text)])));
    const whole = history.map((standings) => [...standings.values()].join());
    const before = whole.lastIndexOf(whole.at(-1) ?? '', whole.length - 2);
    const rounds = before < 0 ? history.slice(-4) : history.slice(before + 1);
    const [first] = rounds;
    const speakers = [...(first?.keys() ?? [])].filter((id) =>
      rounds.some((standings) => standings.get(id) !== first?.get(id)),
    );
    return {
      prefix: text,
      speakers: speakers.sort(),
      rounds: rounds.map((standings) => `${speakers.flatMap((id) => standings.get(id) ?? []).join('; ')}.`),
    };
  }

  private start(id: SpeakerId, node: SpeakerNode): State {
    const own = (node.own.get(this.prefix.text) ?? []).map((route) => candidateOf(node, route));
    const state: State = { node, heard: new Map(), own, entry: { ...sortCandidates(node, own), rejected: [] } };
    this.states.set(id, state);
    return state;
  }

  private stateOf(id: SpeakerId): State | undefined {
    const known = this.states.get(id);
    const node = this.graph.nodes.get(id);
    return known ?? (node ? this.start(id, node) : undefined);
  }

  private exportsOf(id: SpeakerId): { side: SessionSide; route: BgpRoute | undefined }[] {
    checkpoint();
    const state = this.states.get(id);
    if (!state) return [];
    return state.node.outgoing
      .filter((side) => !side.down)
      .map((side) => ({ side, route: this.exported(state, side) }));
  }

  private exported(state: State, side: SessionSide): BgpRoute | undefined {
    const receiver = this.graph.nodes.get(side.remote);
    if (!receiver) return undefined;
    const best = bestForSide(state.node, state.entry, this.prefix, side, receiver);
    if (!best) return undefined;
    const sent = exportRoute(state.node, best, side, receiver);
    if (!sent.sent) return undefined;
    return receivedRoute(receiver, best, side, sent);
  }

  /** Stores what came in on a session. @returns whether it differs from what was there. */
  private deliver(side: SessionSide, route: BgpRoute | undefined): boolean {
    const state = route ? this.stateOf(side.remote) : this.states.get(side.remote);
    if (!state) return false;
    const before = state.heard.get(side.id);
    if (!route) return state.heard.delete(side.id);
    const heard: Heard = {
      ...candidateOf(state.node, route),
      attributes: attributes(route),
      refusal: refusal(state.node, route, side, this.settings),
    };
    state.heard.set(side.id, heard);
    return before?.attributes !== heard.attributes;
  }

  /** Chooses anew from what was heard. @returns whether the best route that is passed on has changed. */
  private reselect(id: SpeakerId): boolean {
    checkpoint();
    const state = this.states.get(id);
    if (!state) return false;
    const accepted: Candidate[] = [...state.own];
    const rejected: RejectedRoute[] = [];
    for (const heard of state.heard.values()) {
      if (heard.refusal) rejected.push({ route: heard.route, cause: heard.refusal });
      else accepted.push(heard);
    }
    const before = state.entry;
    state.entry = { ...sortCandidates(state.node, accepted), rejected };
    return bestKey(before) !== bestKey(state.entry);
  }

  /** Whether everything that was heard, and everybody who has something to say, was the same once before. */
  private repeats(): boolean {
    const heard = [...this.states.values()].flatMap((state) =>
      [...state.heard].map(([session, { attributes: of }]) => `${session} ${of}`),
    );
    const key = [...heard.sort(), '', ...[...this.dirty].sort()].join('\n');
    if (this.seen.has(key)) return true;
    this.seen.add(key);
    return false;
  }

  /** What each speaker prefers now. */
  private describe(): readonly Standing[] {
    return [...this.states].map(([id, { node, entry }]) => {
      const { label } = node.speaker;
      const best = entry.routes[0];
      const via = best?.session ? (this.graph.nodes.get(best.session.local)?.speaker.label ?? id) : 'itself';
      const path = best?.asPath.join('-');
      return {
        id,
        says: (prefix) =>
          path === undefined
            ? `${label} has no route to ${prefix}`
            : `${label} prefers ${prefix} from ${via} (AS path ${path || 'empty'})`,
      };
    });
  }
}

/** What one speaker prefers, in words for the prefix that is given. */
interface Standing {
  readonly id: SpeakerId;
  readonly says: (prefix: string) => string;
}

function receivedRoute(
  receiver: SpeakerNode,
  source: BgpRoute,
  side: SessionSide,
  sent: {
    asPath: readonly number[];
    nextHops: BgpRoute['nextHops'];
    communities: readonly string[];
    steps: readonly string[];
  },
): BgpRoute {
  const edge = receiver.role.kind === 'expressRouteGateway' && side.kind === 'ebgp';
  return {
    prefix: source.prefix,
    nextHops: sent.nextHops,
    asPath: sent.asPath,
    origin: side.kind === 'ebgp' ? 'EBgp' : 'IBgp',
    // R129: eBGP routes of an ExpressRoute gateway weigh one more than all others.
    weight: edge ? defaultWeight + 1 : defaultWeight,
    communities: sent.communities,
    holder: receiver.speaker.id,
    session: side,
    parent: source,
    steps: sent.steps,
    cause: {
      rule: 'R142',
      text: `Learned by ${receiver.speaker.label} with AS path ${sent.asPath.join('-') || '(empty)'}.`,
      declarations: [side.declaration],
    },
    own: undefined,
  };
}

function attributes(route: BgpRoute): string {
  return `${route.asPath.join('-')}|${route.nextHops.map(({ text }) => text).join()}|${route.communities.join()}`;
}

function bestKey(entry: PrefixEntry): string {
  return entry.routes
    .slice(0, Math.max(entry.bestCount, 1))
    .map((route) => `${route.session?.id ?? 'own'}|${attributes(route)}`)
    .join('\n');
}
