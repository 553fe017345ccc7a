import type { Address, Family } from '../address/index.js';
import { checkpoint } from '../checkpoint.js';
import { append } from '../collections.js';
import { flagsOf, rowView } from '../findings/flows/party-classes.js';
import { limits } from '../limits.js';
import { type DeclId, sizeOf } from '../topology/index.js';
import type { CommonClass } from './common-classes.js';
import { type Flow, flowOf, isChanged } from './flow.js';
import { type FurtherReceiver, furtherReceivers } from './further-receivers.js';
import type { Participant } from './participants.js';
import type { Reach } from './reach.js';
import { TooMuchToCompare, type Touched } from './touched.js';

/** A participant with its class. */
interface Sender {
  readonly from: Participant;
  readonly one: CommonClass;
}

/** What is compared, and what of it may have changed. */
interface Compared {
  readonly family: Family;
  readonly classes: readonly CommonClass[];
  readonly touched: Touched;
}

/**
 * The changed flows to receivers for which no participant stands: from one sender of each class outside their VNet, and
 * from one of each class inside.
 * @throws TooMuchToCompare if not all of them can be followed
 */
export function* furtherFlows(before: Reach, after: Reach, { family, classes, touched }: Compared): Generator<Flow> {
  const found = furtherReceivers(before, after, family, touched);
  if (found.length === 0) return;
  const most = limits.flowPairs(sizeOf(before.world.network.topology));
  let count = 0;
  const sendersTo = sendersOf(classes);
  const inside = distinctInside(before, after, classes);
  for (const receiver of found) {
    const { participant: to, before: destination, after: target } = receiver;
    for (const { from, one } of receiver.isInsideOnly ? inside(receiver) : sendersTo(to)) {
      checkpoint();
      if (++count > most) throw new TooMuchToCompare();
      const flow = flowOf(before, after, { from, to, destination, target, one, two: undefined });
      if (flow && isChanged(flow)) yield flow;
    }
  }
}

/** One sender of each class outside the VNet or site of a receiver, and one of each class inside the VNet. */
function sendersOf(classes: readonly CommonClass[]): (to: Participant) => readonly Sender[] {
  const byVnet = new Map<DeclId, Sender[]>();
  for (const one of classes) {
    const seen = new Set<DeclId>();
    for (const from of one.before) {
      if (!from.sends || !from.vnet || seen.has(from.vnet.id)) continue;
      seen.add(from.vnet.id);
      append(byVnet, from.vnet.id, { from, one });
    }
  }
  return ({ id, vnet }) => [
    ...classes.flatMap((one) => {
      const from = one.before.find((each) => each.sends && each.id !== id && (!vnet || each.vnet !== vnet));
      return from ? [{ from, one }] : [];
    }),
    ...(vnet ? (byVnet.get(vnet.id) ?? []) : []),
  ];
}

/** The own subnet as the sender, unless another one of its class has the same rows for its own machines. */
function distinctInside(
  before: Reach,
  after: Reach,
  classes: readonly CommonClass[],
): (receiver: FurtherReceiver) => readonly Sender[] {
  const numbers = new Map(classes.flatMap((one, i) => one.before.map((from) => [from.key, { from, one, i }] as const)));
  const views = [ownRows(before), ownRows(after)] as const;
  const seen = new Set<string>();
  return ({ participant: { id }, before: here, after: there }) => {
    const own = numbers.get(id);
    if (!own) return [];
    const key = `${own.i} ${views[0](id, here)} ${views[1](id, there)}`;
    if (seen.has(key)) return [];
    seen.add(key);
    return [own];
  };
}

function ownRows({ world: { network, tables } }: Reach): (subnet: DeclId, address: Address) => number {
  const flags = flagsOf(network);
  return (subnet, address) => {
    const table = tables.ofSubnet(subnet);
    return table ? rowView(flags, table)(address) : -1;
  };
}
