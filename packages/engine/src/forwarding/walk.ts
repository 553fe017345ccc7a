import type { Address } from '../address/index.js';
import { checkpoint } from '../checkpoint.js';
import { limits } from '../limits.js';
import type { DeclId } from '../topology/index.js';
import { sendingState } from './departure.js';
import { verdictOf, worstVerdict } from './end.js';
import type { Forwarder } from './forwarder.js';
import type { Outcome } from './outcome.js';
import { peeringNotes } from './peering-notes.js';
import { type State, stateKey } from './state.js';
import type { Decision, Hop, Note, Trace } from './trace.js';
import { type Ending, hopLimit, loop, nothingKnown, tooLong } from './walk-endings.js';

/** The state of the walk at one point: what has been passed, and the packet's source. */
interface Behind {
  readonly visited: ReadonlySet<string>;
  readonly source: Address | undefined;
  readonly budget: { branches: number };
}

/** A section of a trace under construction. */
interface Stretch {
  readonly first: Decision[];
  readonly hops: Hop[];
  readonly carriers: Hop[];
  readonly notes: Note[];
}

/** Follows a packet from where it is sent to its end; `source` is the sender's address. */
export function walk(forwarder: Forwarder, start: State, source: Address | undefined): Trace {
  return followOn(forwarder, start, true, { visited: new Set(), source, budget: { branches: 0 } });
}

/** The way of a packet that a declaration sends; undefined if it is none that sends. */
export function follow(forwarder: Forwarder, from: DeclId, to: Address): Trace | undefined {
  const start = sendingState(forwarder, from, to);
  return start && walk(forwarder, start.state, start.source);
}

function followOn(forwarder: Forwarder, start: State, isSender: boolean, behind: Behind): Trace {
  const stretch: Stretch = { first: [], hops: [], carriers: [], notes: [] };
  const visited = new Set(behind.visited);
  let { source } = behind;
  let state = start;
  for (;;) {
    checkpoint();
    const key = stateKey(state);
    if (visited.has(key)) return finished(stretch, state, loop(forwarder.world.network, state));
    if (visited.size >= hopLimit) return finished(stretch, state, tooLong(forwarder.world.network, state));
    visited.add(key);
    const sending = isSender && state === start;
    const outcomes = forwarder.next(state);
    const [only, ...others] = outcomes;
    if (!only) return finished(stretch, state, nothingKnown(forwarder.world.network, state));
    if (others.length > 0) {
      return parted(forwarder, stretch, state, sending, outcomes, { visited, source, budget: behind.budget });
    }
    record(forwarder, stretch, state, sending, only);
    stretch.notes.push(...only.notes, ...peeringNotes(forwarder.world.network, state, only, source));
    if (!only.next) return finished(stretch, state, only);
    source = sourceAfter(state, only, source);
    state = only.next;
  }
}

/** Equal-cost paths branch: the device becomes a hop with its decisions, and each path becomes its own trace. */
function parted(
  forwarder: Forwarder,
  stretch: Stretch,
  state: State,
  sending: boolean,
  outcomes: readonly Outcome[],
  behind: Behind,
): Trace {
  const left = Math.max(1, limits.equalPaths - behind.budget.branches);
  const followed = outcomes.slice(0, left);
  behind.budget.branches += followed.length;
  const unfollowed =
    followed.length < outcomes.length
      ? { device: state.device, paths: outcomes.length, followed: followed.length }
      : undefined;
  if (unfollowed) {
    stretch.notes.push({
      remark: { kind: 'pathsNotFollowed', device: state.device },
      rule: 'R049',
      text: `${forwarder.world.network.label(state.device)} has ${outcomes.length} equal-cost paths here, of which ${followed.length} are followed.`,
      declarations: [state.device],
    });
  }
  record(forwarder, stretch, state, sending, mergeDecisions(followed));
  const branches = followed.map((outcome) => {
    const notes = [...outcome.notes, ...peeringNotes(forwarder.world.network, state, outcome, behind.source)];
    if (!outcome.next) {
      const ended = finished({ first: [], hops: [], carriers: [], notes }, state, outcome);
      return { ...ended, first: outcome.decisions };
    }
    const source = sourceAfter(state, outcome, behind.source);
    const trace = followOn(forwarder, outcome.next, false, { ...behind, source });
    return { ...trace, first: outcome.decisions, notes: [...notes, ...trace.notes] };
  });
  const verdict = worstVerdict(branches.map((branch) => branch.verdict));
  const worst = branches.find((branch) => branch.verdict === verdict) ?? nothingKnown(forwarder.world.network, state);
  return { ...finished(stretch, state, worst), branches, unfollowed };
}

function mergeDecisions(outcomes: readonly Outcome[]): Pick<Outcome, 'decisions' | 'tunnel' | 'loadBalancer'> {
  const decisions = new Map<string, Decision>();
  for (const outcome of outcomes) {
    for (const decision of outcome.decisions) decisions.set(`${decision.at} ${decision.cause.text}`, decision);
  }
  const tunnels = new Set(outcomes.map(({ tunnel }) => tunnel));
  return {
    decisions: [...decisions.values()],
    tunnel: tunnels.size === 1 ? outcomes[0]?.tunnel : undefined,
    loadBalancer: undefined,
  };
}

function record(
  forwarder: Forwarder,
  stretch: Stretch,
  state: State,
  sending: boolean,
  { decisions, tunnel }: Pick<Outcome, 'decisions' | 'tunnel'>,
): void {
  const kind = forwarder.world.place(state.kind).hop;
  if (sending || !kind) {
    stretch.first.push(...decisions);
    return;
  }
  const hop: Hop = {
    device: state.device,
    label: forwarder.world.network.label(state.device),
    kind,
    loadBalancer: state.loadBalancer,
    tunnel,
    decisions,
  };
  (state.packet.legs.length > 0 ? stretch.carriers : stretch.hops).push(hop);
}

function finished(stretch: Stretch, { packet }: State, { end, reason }: Ending): Trace {
  return { destination: packet.destination, verdict: verdictOf(end), ...stretch, branches: [], end, reason };
}

/** The source address of the packet after this device: the device's own if it translates or encapsulates. */
function sourceAfter(state: State, outcome: Outcome, source: Address | undefined): Address | undefined {
  const before = state.packet.legs.at(-1);
  const leg = outcome.next?.packet.legs.at(-1);
  if (leg && leg !== before) return source;
  return outcome.newSource ?? source;
}
