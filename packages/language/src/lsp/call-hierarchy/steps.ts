import {
  type Address,
  commonAddress,
  type DeclId,
  decisiveDeclaration,
  distinctBy,
  type Snapshot,
  someInternetAddress,
  type Topology,
  type Trace,
} from '@azroute/engine';
import { addressesOf } from '../../topology/addresses.js';
import { sendingEnds } from '../../topology/ends.js';

/** Packets from a thing or a device go to the next one. */
export interface Step {
  readonly from: DeclId;
  /** Undefined for the Internet. */
  readonly to: DeclId | undefined;
  /** The declaration that decides at `from`, if there is one. */
  readonly by: DeclId | undefined;
  /** Where the packets come from, and where they go; undefined for the Internet. */
  readonly sender: DeclId;
  readonly receiver: DeclId | undefined;
}

/** No more ends than this are considered: each sends to each of the others. */
export const mostEnds = 60;

/** The steps of packets in a topology, which are followed when they are first asked for. */
class Steps {
  /** Whether there are more ends than those whose packets are considered. */
  readonly isCut: boolean;
  private readonly ends: readonly DeclId[];
  private readonly addresses = new Map<DeclId, readonly Address[]>();
  private readonly between = new Map<DeclId, Map<DeclId | undefined, readonly Step[]>>();

  constructor(private readonly snapshot: Snapshot) {
    const all = endsOf(snapshot.topology);
    this.ends = all.slice(0, mostEnds);
    this.isCut = all.length > mostEnds;
  }

  /** The steps of what an end sends to the others and to the Internet; of all ends, if it is undefined. */
  from(sender: DeclId | undefined): readonly Step[] {
    const senders = sender === undefined ? this.ends : [sender];
    return senders.flatMap((from) => [...this.ends, undefined].flatMap((to) => this.ofPair(from, to)));
  }

  /** The steps of what an end gets from the others; of all packets, if it is undefined. */
  to(receiver: DeclId | undefined): readonly Step[] {
    return receiver === undefined ? this.from(undefined) : this.ends.flatMap((from) => this.ofPair(from, receiver));
  }

  private ofPair(sender: DeclId, receiver: DeclId | undefined): readonly Step[] {
    if (sender === receiver) return [];
    const ofSender = this.between.get(sender) ?? new Map<DeclId | undefined, readonly Step[]>();
    this.between.set(sender, ofSender);
    let steps = ofSender.get(receiver);
    if (!steps) {
      const destination = receiver === undefined ? someInternetAddress : this.nearAddress(sender, receiver);
      const trace = destination && this.snapshot.trace(sender, destination);
      steps = trace ? stepsAlong(trace, { at: sender, by: deciding(trace.first) }, sender, receiver) : [];
      ofSender.set(receiver, steps);
    }
    return steps;
  }

  /** An address of the receiver in a family that the sender has too. */
  private nearAddress(sender: DeclId, receiver: DeclId): Address | undefined {
    return commonAddress({ addresses: this.addressesOf(sender) }, { addresses: this.addressesOf(receiver) });
  }

  private addressesOf(id: DeclId): readonly Address[] {
    const known = this.addresses.get(id) ?? addressesOf(this.snapshot.topology, id);
    this.addresses.set(id, known);
    return known;
  }
}

const known = new WeakMap<Snapshot, Steps>();

/** The steps of packets in the topology of a snapshot. */
export function stepsIn(snapshot: Snapshot): Steps {
  const steps = known.get(snapshot) ?? new Steps(snapshot);
  known.set(snapshot, steps);
  return steps;
}

/** Whether something sends packets of its own. */
export function isEnd(snapshot: Snapshot, id: DeclId): boolean {
  const thing = snapshot.network.thing(id);
  return thing?.kind === 'nic' || thing?.kind === 'host' || thing?.kind === 'privateEndpoint';
}

/**
 * One NIC of each subnet and one host of each site, which stand for the others, and all private endpoints. Hosts and
 * those in VNets take turns, so that the first of them are from both.
 */
function endsOf(topology: Topology): readonly DeclId[] {
  const { inVnets, hosts } = sendingEnds(topology);
  const representatives = (ends: typeof hosts) => distinctBy(ends, ({ home }) => home).map(({ id }) => id);
  return turns(representatives(inVnets), representatives(hosts));
}

function turns<T>(some: readonly T[], others: readonly T[]): readonly T[] {
  const length = Math.max(some.length, others.length);
  return Array.from({ length }, (_, i) => [...some.slice(i, i + 1), ...others.slice(i, i + 1)]).flat();
}

function stepsAlong(
  trace: Trace,
  start: { readonly at: DeclId; readonly by: DeclId | undefined },
  sender: DeclId,
  receiver: DeclId | undefined,
): readonly Step[] {
  const steps: Step[] = [];
  let last = start;
  const go = (to: DeclId | undefined) => {
    if (last.at !== to) steps.push({ from: last.at, to, by: last.by, sender, receiver });
  };
  for (const { device, decisions } of trace.hops) {
    go(device);
    last = { at: device, by: deciding(decisions) };
  }
  if (trace.branches.length > 0) {
    return [...steps, ...trace.branches.flatMap((branch) => stepsAlong(branch, last, sender, receiver))];
  }
  if (trace.verdict === 'internet') go(undefined);
  else if (trace.end.kind === 'delivered') go(trace.end.to);
  return steps;
}

/** The user-defined route that decides, or what else the deciding row or route comes from. */
function deciding(decisions: Trace['first']): DeclId | undefined {
  const last = decisions.at(-1);
  if (!last) return undefined;
  const { row, cause } = last;
  return row?.route ?? (row && decisiveDeclaration(row.cause)) ?? decisiveDeclaration(cause);
}
