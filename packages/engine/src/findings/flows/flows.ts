import type { Address, Family } from '../../address/index.js';
import { checkpoint } from '../../checkpoint.js';
import type { Forwarder } from '../../forwarding/forwarder.js';
import { someInternetAddress } from '../../forwarding/special-addresses.js';
import type { State } from '../../forwarding/state.js';
import type { Trace } from '../../forwarding/trace.js';
import { unknownTablesOf } from '../../forwarding/unknown-tables.js';
import { walk } from '../../forwarding/walk.js';
import { limits } from '../../limits.js';
import { type DeclId, sizeOf } from '../../topology/index.js';
import { classPairs } from './class-pairs.js';
import { departure, type Party, partiesOf } from './party.js';
import { type PartyClass, partyClasses } from './party-classes.js';
import { stepsOf } from './steps.js';

/** All flows from one class of parties to another. The same becomes of all of them. */
export interface Flow {
  /** The parties whose flow was followed. */
  readonly from: Party;
  /** Undefined for the Internet. */
  readonly to: Party | undefined;
  readonly destination: Address;
  /** All senders and receivers with the same result, including `from` and `to`; no receivers for the Internet. */
  readonly senders: readonly Party[];
  readonly receivers: readonly Party[];
  /** What becomes of the packets. */
  readonly trace: Trace;
}

/** A flow and the flow in the opposite direction. */
export interface Conversation {
  readonly there: Flow;
  readonly back: Flow;
}

/** Conversations that are not followed because there are too many. */
export interface SkippedFlows {
  /** The number of kinds of sender and receiver; undefined if there are too many to compare. */
  readonly kinds: number | undefined;
  readonly followed: number;
  /** A party that takes part in a conversation that is left out. */
  readonly example: Party;
}

/** Who sends to whom in a topology, and what becomes of it: one flow of each kind, followed when asked for. */
export class Flows {
  private readonly classLists = new Map<Family, readonly PartyClass[] | undefined>();
  /** By sender and the text of the destination. */
  private readonly traces = new Map<DeclId, Map<string, Trace>>();
  private all: readonly Conversation[] | undefined;
  private outbound: readonly Flow[] | undefined;
  private partyList: readonly Party[] | undefined;
  private readonly leftOut: SkippedFlows[] = [];

  constructor(private readonly forwarder: Forwarder) {}

  get parties(): readonly Party[] {
    this.partyList ??= partiesOf(this.forwarder.world.network);
    return this.partyList;
  }

  /** The conversations that are left out, by family; empty if none are. */
  get skipped(): readonly SkippedFlows[] {
    void this.conversations();
    return this.leftOut;
  }

  /** One conversation of each kind between two parties, IPv4 before IPv6. */
  conversations(): readonly Conversation[] {
    if (!this.all) {
      this.leftOut.length = 0;
      this.all = ([4, 6] as const).flatMap((family) => this.between(family));
    }
    return this.all;
  }

  /** All flows between parties: both directions of all conversations. */
  flows(): readonly Flow[] {
    return this.conversations().flatMap(({ there, back }) => [there, back]);
  }

  /** Flows to the Internet (IPv4), one per class of senders. */
  toInternet(): readonly Flow[] {
    this.outbound ??= this.classes(4)
      .flatMap(({ parties }) => {
        const [from] = parties;
        // What an appliance does for its own networks is its own affair.
        return from && from.kind !== 'nva' ? (this.flow(from, undefined, someInternetAddress, parties, []) ?? []) : [];
      })
      .filter(({ trace }) => unknownTablesOf(trace).length === 0);
    return this.outbound;
  }

  /** The classes of parties that have an address of this family. */
  classes(family: Family): readonly PartyClass[] {
    return this.knownClasses(family) ?? [];
  }

  private knownClasses(family: Family): readonly PartyClass[] | undefined {
    if (!this.classLists.has(family)) {
      const most = limits.flowViews(this.size());
      this.classLists.set(family, partyClasses(this.forwarder.world, this.parties, family, most));
    }
    return this.classLists.get(family);
  }

  private between(family: Family): Conversation[] {
    const example = this.parties.find((party) => party.address(family));
    if (!example) return [];
    const classes = this.knownClasses(family);
    if (!classes) {
      // One report that nothing is followed is enough for both families.
      const isReported = this.leftOut.some(({ kinds }) => kinds === undefined);
      if (!isReported) this.leftOut.push({ kinds: undefined, followed: 0, example });
      return [];
    }
    const most = limits.flowPairs(this.size());
    const mostSteps = limits.flowSteps(this.size());
    let steps = 0;
    const found: Conversation[] = [];
    const numbers = new Map(this.parties.map(({ id }, i) => [id, i]));
    const seen = new Set<number>();
    for (const [a, b, one, two] of classPairs(this.forwarder.world, classes, family)) {
      checkpoint();
      const [i = 0, k = 0] = [numbers.get(a.id), numbers.get(b.id)];
      const key = Math.min(i, k) * this.parties.length + Math.max(i, k);
      if (seen.has(key)) continue;
      seen.add(key);
      const [here, far] = [a.address(family), b.address(family)];
      const there = far && this.flow(a, b, far, one.parties, two.parties);
      const back = here && this.flow(b, a, here, two.parties, one.parties);
      if (!there || !back) continue;
      // The rules look at all of them, so follow them here, where the steps can be counted.
      steps += stepsOf(there.trace) + stepsOf(back.trace);
      if (found.length >= most || steps > mostSteps) {
        this.leftOut.push({ kinds: classes.length, followed: found.length, example: a });
        break;
      }
      // What rests on a route table that is not known is no finding.
      if (unknownTablesOf(there.trace).length + unknownTablesOf(back.trace).length > 0) continue;
      found.push({ there, back });
    }
    return found;
  }

  private size(): number {
    return sizeOf(this.forwarder.world.network.topology);
  }

  private flow(
    from: Party,
    to: Party | undefined,
    destination: Address,
    senders: readonly Party[],
    receivers: readonly Party[],
  ): Flow | undefined {
    const start = departure(this.forwarder, from, destination);
    if (!start) return undefined;
    let known: Trace | undefined;
    const trace = () => this.trace(from, start, destination);
    return {
      from,
      to,
      destination,
      senders,
      receivers,
      // Computed once, since every rule asks for it.
      get trace() {
        known ??= trace();
        return known;
      },
    };
  }

  private trace(from: Party, start: State, destination: Address): Trace {
    let byDestination = this.traces.get(from.id);
    if (!byDestination) {
      byDestination = new Map();
      this.traces.set(from.id, byDestination);
    }
    let trace = byDestination.get(destination.text);
    if (!trace) {
      trace = walk(this.forwarder, start, from.address(destination.family));
      byDestination.set(destination.text, trace);
    }
    return trace;
  }
}
