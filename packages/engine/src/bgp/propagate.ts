import type { Prefix } from '../address/index.js';
import { checkpoint } from '../checkpoint.js';
import { refusal } from './accept.js';
import { inOrderOfAddresses } from './address-order.js';
import { bestForSide } from './best-for-side.js';
import { sentRoute, withheld } from './export.js';
import { type Advertised, LearnedRoute, type Sent } from './learned-route.js';
import { defaultLocalPreference } from './local-preference.js';
import type { SpeakerNode } from './node.js';
import { oscillationOf, type Standings } from './oscillation.js';
import type { OutgoingSession } from './outgoing-sessions.js';
import { Repetition } from './repetition.js';
import type { Oscillation } from './result.js';
import type { BgpRoute, PrefixEntry, SessionSide, SpeakerId } from './route.js';
import type { Candidate } from './select.js';
import { SelectedEntry } from './selected.js';
import type { SpeakerGraph } from './speaker-graph.js';

/** All speakers' entries for one prefix at the fixed point. */
export interface PrefixOutcome {
  readonly entries: ReadonlyMap<SpeakerId, PrefixEntry>;
  /** Set if the speakers never agree: the finding for this prefix, or for another one of its class. */
  readonly oscillation: ((prefix: Prefix) => Oscillation) | undefined;
  /** The work done: routes examined on sessions, and AS numbers copied. */
  readonly work: number;
  /** Whether it was given up because it took too much work, which depends on the rest of the topology. */
  readonly cut: boolean;
}

/** Rounds after which propagation is given up; a loop-free one ends within the number of speakers. */
const maxRounds = (speakers: number) => 2 * speakers + 8;

/** Rounds after which repeating states are detected; nearly all propagations end sooner. */
const calmRounds = 16;

/** Further rounds for speakers that act one after the other. */
const furtherRounds = 64;

/** Rounds that are described of an oscillation whose period is unknown. */
const describedRounds = 4;

/**
 * How often a session may be examined before a prefix is given up, and before a prefix that takes too much work counts
 * as one that never settles. Speakers that agree need one or two.
 */
const mostEvaluations = 24;
const manyEvaluations = 4;

/**
 * Propagates one prefix until nothing changes. In each round, all speakers act at once on the updates of the round
 * before, so the outcome does not depend on the order of declarations. If that never ends, they act one after the
 * other, as routers do, in an order that does not depend on names: several stable states may exist, and the order
 * decides between them. If that does not end either, the oscillation is reported and the last state is kept.
 * @param most the work that may be spent on the prefix
 * @param each the work that may be spent on each of the two attempts
 * @returns undefined if that is not enough
 */
export function propagatePrefix(
  graph: SpeakerGraph,
  prefix: Prefix,
  most = Number.POSITIVE_INFINITY,
  each = most,
): PrefixOutcome | undefined {
  const together = new Propagation(graph, prefix, each);
  const settled = together.settle();
  if (together.work > most || together.isTooMuch) return undefined;
  if (settled) return { entries: together.entries(), oscillation: undefined, work: together.work, cut: false };
  const inTurn = new Propagation(graph, prefix, each);
  const ended = inTurn.settleInTurn();
  const work = together.work + inTurn.work;
  if (work > most || inTurn.isTooMuch) return undefined;
  return {
    entries: inTurn.entries(),
    oscillation: ended ? undefined : (of) => inTurn.oscillation(of),
    work,
    cut: together.isCut || inTurn.isCut,
  };
}

interface State {
  readonly node: SpeakerNode;
  readonly learned: Map<SessionSide, LearnedRoute>;
  readonly own: readonly Candidate[];
  entry: SelectedEntry;
  /** Its current routes in the form that it sends, by the kind of session. */
  sent: { readonly route: BgpRoute; readonly byKind: Map<number, Advertised> } | undefined;
}

const none: readonly [] = [];

class Propagation {
  work = 0;
  private evaluations = 0;
  private readonly states = new Map<SpeakerId, State>();
  private readonly history: Standings[] = [];
  private repetition: Repetition | undefined;
  private dirty = new Set<SpeakerId>();

  constructor(
    private readonly graph: SpeakerGraph,
    private readonly prefix: Prefix,
    private readonly most: number,
  ) {
    for (const node of graph.originators.get(prefix.text) ?? []) this.start(node.speaker.id, node);
    for (const side of graph.peerOriginations.get(prefix.text) ?? []) this.stateOf(side.local);
    for (const id of this.states.keys()) this.dirty.add(id);
  }

  /** Runs rounds of all speakers at once. @returns false if this does not end. */
  settle(): boolean {
    const limit = maxRounds(this.graph.nodes.size);
    for (let round = 0; round < limit && this.dirty.size > 0; round++) {
      const senders = [...this.dirty].sort();
      this.dirty = new Set();
      const deliveries = senders.flatMap((id) => this.exportsOf(id));
      const changed = new Set<SpeakerId>();
      for (const { session, learned } of deliveries)
        if (this.deliver(session, learned)) changed.add(session.side.remote);
      for (const id of changed) if (this.reselect(id)) this.dirty.add(id);
      if (this.isGivenUp()) return false;
      if (round >= calmRounds && this.lastSeen(round) !== undefined) return false;
    }
    return this.dirty.size === 0;
  }

  /** Runs one speaker after the other. @returns false if this does not end. */
  settleInTurn(): boolean {
    const limit = maxRounds(this.graph.nodes.size) + furtherRounds;
    // The round at which a repeated state is confirmed; undefined while none is suspected.
    let end: number | undefined;
    for (let round = 0; round < Math.max(limit, (end ?? 0) + 1) && this.dirty.size > 0; round++) {
      const senders = inOrderOfAddresses(this.graph.nodes, this.dirty);
      this.dirty = new Set();
      for (const id of senders) {
        for (const { session, learned } of this.exportsOf(id)) {
          if (this.deliver(session, learned) && this.reselect(session.side.remote)) this.dirty.add(session.side.remote);
        }
        if (!this.isGivenUp()) continue;
        this.dirty.add(id);
        this.history.push(this.standings());
        return false;
      }
      if (round < calmRounds) continue;
      this.work += this.states.size / 16;
      const before = this.lastSeen(round);
      if (before === undefined) {
        // The states only had equal hashes.
        end = undefined;
      } else if (end === undefined) {
        end = 2 * round - before;
        this.history.length = 0;
      }
      this.history.push(this.standings());
      if (end === undefined && this.history.length > describedRounds) this.history.shift();
      if (round === end) return false;
    }
    return this.dirty.size === 0;
  }

  /** Whether all work is spent, or more than speakers need that agree. */
  private isGivenUp(): boolean {
    return this.isCut || this.evaluations > mostEvaluations * this.graph.outgoingCount + 1000;
  }

  /** Whether all work was spent. */
  get isCut(): boolean {
    return this.work > this.most;
  }

  /** Whether all work was spent although it may have been about to settle. */
  get isTooMuch(): boolean {
    return this.isCut && this.evaluations <= manyEvaluations * this.graph.outgoingCount;
  }

  entries(): ReadonlyMap<SpeakerId, PrefixEntry> {
    return new Map([...this.states].map(([id, state]) => [id, state.entry]));
  }

  oscillation({ text }: Prefix): Oscillation {
    return oscillationOf(this.graph, this.history, text, this.dirty);
  }

  private start(id: SpeakerId, node: SpeakerNode): State {
    const own = (node.own.get(this.prefix.text) ?? []).map(
      (route): Candidate => ({ route, rank: node.rules.rank(node, route), side: undefined, attributes: '' }),
    );
    const entry = new SelectedEntry(node, own, none);
    const state: State = { node, learned: new Map(), own, entry, sent: undefined };
    this.states.set(id, state);
    return state;
  }

  private stateOf(id: SpeakerId): State | undefined {
    const known = this.states.get(id);
    const node = this.graph.nodes.get(id);
    return known ?? (node ? this.start(id, node) : undefined);
  }

  private exportsOf(id: SpeakerId): { session: OutgoingSession; learned: LearnedRoute | undefined }[] {
    checkpoint();
    const state = this.states.get(id);
    if (!state) return [];
    const sessions = this.graph.outgoing.get(id) ?? [];
    this.work += sessions.length;
    this.evaluations += sessions.length;
    const best = state.entry.best.map(({ route }) => route);
    const { forPeers } = state.entry;
    return sessions.map((session) => ({
      session,
      learned: this.exported(state, session.side.origin === 'automatic' ? best : forPeers, session),
    }));
  }

  private exported(state: State, routes: readonly BgpRoute[], session: OutgoingSession): LearnedRoute | undefined {
    const { side, receiver } = session;
    const best = bestForSide(state.node, routes, this.prefix, side, receiver);
    if (!best || withheld(state.node, best, side, receiver)) return undefined;
    const advertised = this.advertised(state, best, session);
    const refused = refusal(receiver, best.prefix, advertised.asPath, side) !== undefined;
    return new LearnedRoute(best.prefix, side, best, receiver, advertised, refused);
  }

  /** A route in the form that a speaker sends on all sessions of a kind. */
  private advertised(state: State, route: BgpRoute, { side, receiver, alike }: OutgoingSession): Advertised {
    if (state.sent?.route !== route) state.sent = { route, byKind: new Map() };
    let advertised = state.sent.byKind.get(alike);
    if (!advertised) {
      const sent = sentRoute(state.node, route, side, receiver);
      advertised = { ...sent, attributes: attributes(sent) };
      this.work += sent.asPath.length / 4;
      state.sent.byKind.set(alike, advertised);
    }
    return advertised;
  }

  /** Stores an update of a session. @returns whether it changes anything. */
  private deliver({ side, number }: OutgoingSession, learned: LearnedRoute | undefined): boolean {
    const state = learned ? this.stateOf(side.remote) : this.states.get(side.remote);
    if (!state) return false;
    const before = state.learned.get(side);
    if (before?.attributes === learned?.attributes) {
      if (learned) state.learned.set(side, learned);
      return false;
    }
    if (before) this.repetition?.toggle(`${number} ${before.attributes}`, false);
    if (!learned) return state.learned.delete(side);
    this.repetition?.toggle(`${number} ${learned.attributes}`, true);
    state.learned.set(side, learned);
    return true;
  }

  /** Selects the best routes again. @returns whether the routes that are passed on have changed. */
  private reselect(id: SpeakerId): boolean {
    checkpoint();
    const state = this.states.get(id);
    if (!state) return false;
    const learned = [...state.learned.values()];
    const refused = learned.filter((route) => route.refused);
    const taken: readonly Candidate[] = refused.length > 0 ? learned.filter((route) => !route.refused) : learned;
    const accepted = state.own.length > 0 ? [...state.own, ...taken] : taken.length > 0 ? taken : none;
    this.work += state.learned.size / 16;
    const before = state.entry;
    state.entry = new SelectedEntry(state.node, accepted, refused.length > 0 ? refused : none);
    return (
      !sameBest(before.best, state.entry.best) || !sameBest(before.candidatesForPeers, state.entry.candidatesForPeers)
    );
  }

  /** The earlier round with the same received routes and the same pending speakers, if there is one. */
  private lastSeen(round: number): number | undefined {
    if (!this.repetition) {
      this.repetition = new Repetition();
      for (const id of this.states.keys()) {
        for (const { side, number } of this.graph.outgoing.get(id) ?? none) {
          const learned = this.states.get(side.remote)?.learned.get(side);
          if (learned) this.repetition.toggle(`${number} ${learned.attributes}`, true);
        }
      }
    }
    return this.repetition.before(round, this.dirty);
  }

  /** The route that each speaker prefers now. */
  private standings(): Standings {
    return new Map([...this.states].map(([id, { node, entry }]) => [id, { node, best: entry.best[0]?.route }]));
  }
}

function attributes({ asPath, nextHops, communities, localPreference }: Sent): string {
  const text = `${asPath.join('-')}|${nextHops.map((hop) => hop.text).join()}|${communities.join()}`;
  return localPreference === defaultLocalPreference ? text : `${text}|${localPreference}`;
}

/** Whether two lists of best routes look the same to all receivers. */
function sameBest(a: readonly Candidate[], b: readonly Candidate[]): boolean {
  if (a.length !== b.length) return false;
  return a.every(({ side, attributes }, i) => side === b[i]?.side && attributes === b[i]?.attributes);
}
