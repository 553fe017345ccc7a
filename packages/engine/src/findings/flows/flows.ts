import type { Address, Family } from '../../address/index.js';
import { checkpoint } from '../../checkpoint.js';
import type { Forwarder } from '../../forwarding/forwarder.js';
import { someInternetAddress } from '../../forwarding/special-addresses.js';
import type { Trace } from '../../forwarding/trace.js';
import { walk } from '../../forwarding/walk.js';
import { departure, type Party, partiesOf } from './party.js';
import { type PartyClass, partyClasses } from './party-classes.js';

/** Pairs of classes beyond this number are not followed: no estate of ordinary roles comes near it. */
const pairLimit = 20_000;

/** All flows between two classes of parties, which share one fate. */
export interface Flow {
  /** The parties whose flow was followed. */
  readonly from: Party;
  /** Undefined for the Internet. */
  readonly to: Party | undefined;
  readonly destination: Address;
  /** All senders and receivers for whom the same holds, `from` and `to` among them; no receivers for the Internet. */
  readonly senders: readonly Party[];
  readonly receivers: readonly Party[];
  /** What becomes of the packets. */
  readonly trace: Trace;
}

/** A flow with the one in the other direction. */
export interface Conversation {
  readonly there: Flow;
  readonly back: Flow;
}

/** Who sends to whom in a topology, and what becomes of it: one flow of each kind, followed when asked for. */
export class Flows {
  private readonly classLists = new Map<Family, readonly PartyClass[]>();
  private readonly traces = new Map<string, Trace>();
  private all: readonly Conversation[] | undefined;
  private outbound: readonly Flow[] | undefined;
  private partyList: readonly Party[] | undefined;

  constructor(private readonly forwarder: Forwarder) {}

  get parties(): readonly Party[] {
    this.partyList ??= partiesOf(this.forwarder.world.network);
    return this.partyList;
  }

  /** Each kind of conversation between two parties once, both directions, IPv4 before IPv6. */
  conversations(): readonly Conversation[] {
    this.all ??= ([4, 6] as const).flatMap((family) => this.between(family));
    return this.all;
  }

  /** All flows between parties: both directions of all conversations. */
  flows(): readonly Flow[] {
    return this.conversations().flatMap(({ there, back }) => [there, back]);
  }

  /** Flows to the Internet, one a class of senders (IPv4). */
  toInternet(): readonly Flow[] {
    this.outbound ??= this.classes(4).flatMap(({ parties }) => {
      const [from] = parties;
      return from ? (this.flow(from, undefined, someInternetAddress, parties, []) ?? []) : [];
    });
    return this.outbound;
  }

  /** The classes of parties that have an address of this family. */
  classes(family: Family): readonly PartyClass[] {
    let classes = this.classLists.get(family);
    if (!classes) {
      classes = partyClasses(this.forwarder.world, this.parties, family);
      this.classLists.set(family, classes);
    }
    return classes;
  }

  private between(family: Family): Conversation[] {
    const classes = this.classes(family);
    const found: Conversation[] = [];
    const seen = new Set<string>();
    const add = (a: Party, b: Party, one: PartyClass, two: PartyClass) => {
      checkpoint();
      const key = [a.id, b.id].sort().join(' ');
      if (seen.has(key) || found.length >= pairLimit) return;
      seen.add(key);
      const [here, far] = [a.address(family), b.address(family)];
      const there = far && this.flow(a, b, far, one.parties, two.parties);
      const back = here && this.flow(b, a, here, two.parties, one.parties);
      if (there && back) found.push({ there, back });
    };
    for (const [i, one] of classes.entries()) {
      for (const two of classes.slice(i)) {
        const pair = apart(one, two);
        if (pair) add(pair[0], pair[1], one, two);
      }
    }
    for (const [a, b, one, two] of neighboursInside(classes)) add(a, b, one, two);
    return found;
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
    const { forwarder, traces } = this;
    return {
      from,
      to,
      destination,
      senders,
      receivers,
      get trace() {
        const key = `${from.id} ${destination.text}`;
        let trace = traces.get(key);
        if (!trace) {
          trace = walk(forwarder, start, from.address(destination.family));
          traces.set(key, trace);
        }
        return trace;
      },
    };
  }
}

/** A pair of parties of two classes that do not share a VNet or site, if there is one. */
function apart(one: PartyClass, two: PartyClass): readonly [Party, Party] | undefined {
  const [first] = one.parties;
  if (!first) return undefined;
  const other = two.parties.find((party) => party !== first && !together(party, first));
  if (other) return [first, other];
  const away = two.parties[0];
  const again = away && one.parties.find((party) => party !== away && !together(party, away));
  return away && again && [again, away];
}

function together(a: Party, b: Party): boolean {
  return a.id === b.id || (a.vnet !== undefined && a.vnet === b.vnet);
}

/** Pairs inside one VNet, of one VNet of each composition: VNets with parties of the same classes are alike. */
function* neighboursInside(classes: readonly PartyClass[]): Generator<[Party, Party, PartyClass, PartyClass]> {
  const byVnet = new Map<string, { party: Party; number: number }[]>();
  for (const [number, { parties }] of classes.entries()) {
    for (const party of parties) {
      if (!party.vnet) continue;
      const list = byVnet.get(party.vnet.id) ?? [];
      byVnet.set(party.vnet.id, list);
      list.push({ party, number });
    }
  }
  const seen = new Set<string>();
  for (const list of byVnet.values()) {
    const composition = list.map(({ number }) => number).join();
    if (list.length < 2 || seen.has(composition)) continue;
    seen.add(composition);
    for (const [i, a] of list.entries()) {
      for (const b of list.slice(i + 1)) {
        const [one, two] = [classes[a.number], classes[b.number]];
        if (one && two) yield [a.party, b.party, one, two];
      }
    }
  }
}
