import { compareNumbers } from '../../collections.js';
import { arrives } from '../../comparison/arrives.js';
import { changedTalks } from '../../comparison/changes.js';
import { lostParticipant } from '../../comparison/common-classes.js';
import type { Flow } from '../../comparison/flow.js';
import type { Reach } from '../../comparison/reach.js';
import type { Touched } from '../../comparison/touched.js';
import { endsOfPaths } from '../../findings/expectations/judge.js';
import type { Party } from '../../findings/flows/party.js';
import type { Trace } from '../../forwarding/trace.js';
import type { DeclId, Network } from '../../topology/index.js';
import { type Length, lengthOf } from './detours.js';
import { becomesAsymmetric, type CountsAs, passesFewer } from './inspections.js';

/** What a change does to the packets of a topology. It loses none that arrived but those that may be lost. */
export interface Comparison {
  /** Flows that did not arrive and do now. */
  readonly gained: readonly Flow[];
  /** Flows that arrive in another way. */
  readonly moved: readonly Flow[];
  /** Flows that looped and are dropped now. */
  readonly dropped: readonly Flow[];
  /** Flows that arrived, do not any more, and may be lost. */
  readonly closed: readonly Flow[];
  /** How many conversations pass different stateful appliances in their two directions, and did not before. */
  readonly asymmetric: number;
  /** How many flows pass fewer stateful appliances than before, or than the sender's route names. */
  readonly uninspected: number;
  /** The lengths of the ways that are new, by the key of the flow. */
  readonly lengths: ReadonlyMap<string, Length>;
  /** The lengths of the ways before of the same flows, where they arrived. */
  readonly references: ReadonlyMap<string, Length>;
}

/** Packets that arrived before a change, and do not or end elsewhere after it. */
export interface Loss {
  readonly lost: Flow | string;
}

/**
 * Compares what becomes of the packets between all participants before and after a change, and stops at the first that
 * are lost.
 * @param isExempt whether a flow may be lost
 * @param as the device as which another one counts, such as a second instance of the same appliance
 * @throws TooMuchToCompare if not all of them can be followed
 */
export function compare(
  before: Reach,
  after: Reach,
  touched: Touched,
  isExempt: (flow: Flow) => boolean,
  as?: CountsAs,
): Comparison | Loss {
  const missing = lostParticipant(before, after);
  if (missing !== undefined) return { lost: missing };
  const [here, there] = [before.world.network, after.world.network];
  const gained: Flow[] = [];
  const moved: Flow[] = [];
  const dropped: Flow[] = [];
  const closed: Flow[] = [];
  const lengths = new Map<string, Length>();
  const references = new Map<string, Length>();
  let asymmetric = 0;
  let uninspected = 0;
  for (const talk of changedTalks(before, after, touched)) {
    for (const flow of [talk.there, talk.back]) {
      if (!flow) continue;
      const [were, are] = [flow.before.verdict, flow.after.verdict];
      if (arrives(were) && (are !== were || isTakenAway(flow, before, after))) {
        if (!isExempt(flow)) return { lost: flow };
        closed.push(flow);
      }
      if (were === 'loop' && are === 'dropped') dropped.push(flow);
      if (!arrives(are)) continue;
      (arrives(were) ? moved : gained).push(flow);
      if (passesFewer(here, there, flow, as)) uninspected++;
      keepLonger(lengths, flow.key, lengthOfWay(there, flow, 'after'));
      if (arrives(were)) keepLonger(references, flow.key, lengthOfWay(here, flow, 'before'));
    }
    if (becomesAsymmetric(here, there, talk, as)) asymmetric++;
  }
  return { gained, moved, dropped, closed, asymmetric, uninspected, lengths, references };
}

/** Whether packets that their receiver got go to something else with its address. */
function isTakenAway({ to, before: were, after: are }: Flow, before: Reach, after: Reach): boolean {
  if (!to || to.members.length === 0) return false;
  const gets = ({ world: { network } }: Reach, { members }: Party, trace: Trace) => {
    const owner = (id: DeclId) => network.nvaOfNic(id)?.id ?? id;
    const own = new Set(members.map(owner));
    return endsOfPaths(trace).every(({ end }) => end.kind === 'delivered' && own.has(owner(end.to)));
  };
  return gets(before, to, were) && !gets(after, after.successor(to) ?? to, are);
}

function lengthOfWay(network: Network, flow: Flow, when: 'before' | 'after'): Length {
  return lengthOf(network, flow.from, flow.to, flow[when]);
}

function keepLonger(lengths: Map<string, Length>, key: string, length: Length): void {
  const known = lengths.get(key);
  const order = (each: Length) => [each.wayPoints, each.foreignLocations];
  if (!known || compareNumbers(order(length), order(known)) > 0) lengths.set(key, length);
}
