import type { Address } from '../address/index.js';
import { checkpoint } from '../checkpoint.js';
import { limits } from '../limits.js';
import type { DeclId, Network } from '../topology/index.js';
import { verdictOf, worstVerdict } from './end.js';
import type { Forwarder } from './forwarder.js';
import type { Outcome } from './outcome.js';
import { peeringNotes } from './peering-notes.js';
import { sendingState } from './sending-state.js';
import { type State, stateKey } from './state.js';
import type { Decision, Hop, Note, Trace } from './trace.js';
import { type Ending, hopLimit, loop, nothingKnown, tooLong } from './walk-endings.js';

/** What a packet has passed before a section of its path. */
interface Passed {
  readonly visited: ReadonlySet<string>;
  /** The packet's source address. */
  readonly source: Address | undefined;
  /** How many branches are followed; shared by all sections of a trace. */
  readonly budget: { branches: number };
}

/** Follows a packet from where it is sent to its end; `source` is the sender's address. */
export function walk(forwarder: Forwarder, start: State, source: Address | undefined): Trace {
  return new Section(forwarder, start).follow(start, { visited: new Set(), source, budget: { branches: 0 } });
}

/** The path of a packet that a declaration sends; undefined if it is none that sends. */
export function follow(forwarder: Forwarder, from: DeclId, to: Address): Trace | undefined {
  const start = sendingState(forwarder, from, to);
  return start && walk(forwarder, start.state, start.source);
}

/** A trace under construction: of the whole path, or of an equal-cost branch. */
class Section {
  private readonly network: Network;
  private readonly first: Decision[] = [];
  private readonly hops: Hop[] = [];
  private readonly carriers: Hop[] = [];
  private readonly notes: Note[] = [];

  /** @param sending the state in which the sender decides; undefined for a branch, which begins at another device */
  constructor(
    private readonly forwarder: Forwarder,
    private readonly sending?: State,
  ) {
    this.network = forwarder.world.network;
  }

  /** The trace from a state on. */
  follow(start: State, passed: Passed): Trace {
    const visited = new Set(passed.visited);
    let { source } = passed;
    let state = start;
    for (;;) {
      checkpoint();
      const key = stateKey(state);
      if (visited.has(key)) return this.finish(state, loop(this.network, state));
      if (visited.size >= hopLimit) return this.finish(state, tooLong(this.network, state));
      visited.add(key);
      const outcomes = this.forwarder.next(state);
      const [only, ...others] = outcomes;
      if (!only) return this.finish(state, nothingKnown(this.network, state));
      if (others.length > 0) return this.branch(state, outcomes, { ...passed, visited, source });
      this.record(state, only);
      this.notes.push(...only.notes, ...peeringNotes(this.network, state, only, source));
      if (!only.next) return this.finish(state, only);
      source = sourceAfter(state, only, source);
      state = only.next;
    }
  }

  /** Equal-cost paths branch: the device becomes a hop with its decisions, and each path becomes its own trace. */
  private branch(state: State, outcomes: readonly Outcome[], passed: Passed): Trace {
    const left = Math.max(1, limits.equalPaths - passed.budget.branches);
    const followed = outcomes.slice(0, left);
    passed.budget.branches += followed.length;
    const unfollowed =
      followed.length < outcomes.length
        ? { device: state.device, paths: outcomes.length, followed: followed.length }
        : undefined;
    if (unfollowed) {
      this.notes.push({
        remark: { kind: 'pathsNotFollowed', device: state.device },
        rule: 'R049',
        text: `${this.network.label(state.device)} has ${outcomes.length} equal-cost paths here, of which ${followed.length} are followed.`,
        declarations: [state.device],
      });
    }
    this.record(state, mergeDecisions(followed));
    const branches = followed.map((outcome) => this.branchTrace(state, outcome, passed));
    const verdict = worstVerdict(branches.map((branch) => branch.verdict));
    const worst = branches.find((branch) => branch.verdict === verdict) ?? nothingKnown(this.network, state);
    return { ...this.finish(state, worst), branches, unfollowed };
  }

  private branchTrace(state: State, outcome: Outcome, passed: Passed): Trace {
    const section = new Section(this.forwarder);
    const trace = outcome.next
      ? section.follow(outcome.next, { ...passed, source: sourceAfter(state, outcome, passed.source) })
      : section.finish(state, outcome);
    const notes = [...outcome.notes, ...peeringNotes(this.network, state, outcome, passed.source)];
    return { ...trace, first: outcome.decisions, notes: [...notes, ...trace.notes] };
  }

  private record(state: State, { decisions, tunnel }: Pick<Outcome, 'decisions' | 'tunnel'>): void {
    const { world } = this.forwarder;
    const { hop: kind, hopDevice } = world.place(state.kind);
    if (state === this.sending || !kind) {
      this.first.push(...decisions);
      return;
    }
    const device = hopDevice?.(world, state.device) ?? state.device;
    const hop: Hop = {
      device,
      label: this.network.label(device),
      kind,
      loadBalancer: state.loadBalancer,
      tunnel,
      decisions,
    };
    (state.packet.legs.length > 0 ? this.carriers : this.hops).push(hop);
  }

  private finish({ packet: { destination } }: State, { end, reason }: Ending): Trace {
    const { first, hops, carriers, notes } = this;
    return { destination, verdict: verdictOf(end), first, hops, carriers, notes, branches: [], end, reason };
  }
}

function mergeDecisions(outcomes: readonly Outcome[]): Pick<Outcome, 'decisions' | 'tunnel'> {
  const decisions = new Map<string, Decision>();
  for (const outcome of outcomes) {
    for (const decision of outcome.decisions) decisions.set(`${decision.at} ${decision.cause.text}`, decision);
  }
  const tunnels = new Set(outcomes.map(({ tunnel }) => tunnel));
  return { decisions: [...decisions.values()], tunnel: tunnels.size === 1 ? outcomes[0]?.tunnel : undefined };
}

/** The source address of the packet after this device: the device's own if it translates or encapsulates. */
function sourceAfter(state: State, outcome: Outcome, source: Address | undefined): Address | undefined {
  const before = state.packet.legs.at(-1);
  const leg = outcome.next?.packet.legs.at(-1);
  if (leg && leg !== before) return source;
  return outcome.newSource ?? source;
}
