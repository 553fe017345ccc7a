import { contains, isDefaultRoute } from '../../../address/index.js';
import type { Computation } from '../../../computation/computation.js';
import { isDeliveredTo } from '../../../findings/expectations/judge.js';
import { someInternetAddress } from '../../../forwarding/special-addresses.js';
import type { DeclId, Network, Nva } from '../../../topology/index.js';
import type { Asked } from '../answer.js';
import { type Goal, type Journey, journeyOf } from '../goal.js';
import type { Impossibility } from './impossibility.js';
import { type End, endOf } from './parties.js';

/**
 * Something else has the address of the receiver, and gets the sender's packets to it today. It would lose them if they
 * went to the receiver, which no change may do.
 */
export function takenToday(computation: Computation, asked: Asked): Impossibility | undefined {
  if (asked.dropped) return undefined;
  const { network } = computation;
  const [from, to] = [endOf(network, asked.from), endOf(network, asked.to)];
  const keeper = to?.id === undefined && asked.via?.map((id) => network.nva(id)).find((nva) => nva && keeps(nva));
  if (keeper) {
    const text = `${someInternetAddress.text}, which stands for the Internet, is inside the networks behind ${keeper.label}, so ${keeper.label} delivers it itself.`;
    return { kind: 'takenToday', text };
  }
  const directions = [[from, to] as const, ...(asked.bothWays ? [[to, from] as const] : [])];
  for (const [sender, receiver] of directions) {
    const text = sender && receiver && textOf(computation, sender, receiver);
    if (text !== undefined) return { kind: 'takenToday', text };
  }
  return undefined;
}

/** Whether an appliance has the address that stands for the Internet behind itself. */
function keeps({ connected }: Nva): boolean {
  return connected.some((prefix) => !isDefaultRoute(prefix) && contains(prefix, someInternetAddress));
}

function textOf(computation: Computation, sender: End, receiver: End): string | undefined {
  const { network } = computation;
  const { id, label, addresses } = receiver;
  const to = addresses.find(({ family }) => sender.addresses.some((own) => own.family === family));
  if (sender.id === undefined || (id !== undefined && !to)) return undefined;
  const wanted = id === undefined ? 'internet' : 'delivered';
  const goal: Goal = { from: sender.id, to: to ?? someInternetAddress, wanted, via: undefined };
  const journey = journeyOf(computation, goal);
  if (!journey) return undefined;
  if (id === undefined) return internetText(network, sender, journey);
  const owner = otherOwner(network, id, journey);
  if (owner === undefined) return undefined;
  return `${network.label(owner)} has the address ${to?.text} of ${label} too, and gets what ${sender.label} sends to it. ${network.label(owner)} would get it no more.`;
}

/** What else gets the packets on all equal-cost paths. */
function otherOwner(network: Network, receiver: DeclId, { paths }: Journey): DeclId | undefined {
  const nva = network.nvaOfNic(receiver);
  const receivers = [receiver, ...(nva ? [nva.id] : [])];
  const ends = paths.map(({ end: { end } }) => end);
  const [first] = ends;
  const isOther = ends.every((end) => end.kind === 'delivered' && !isDeliveredTo(end, receivers));
  return isOther && first?.kind === 'delivered' ? first.to : undefined;
}

/** A network has the address that stands for the Internet, and gets the packets to it. */
function internetText(network: Network, { label }: End, { paths, goal }: Journey): string | undefined {
  const ends = paths.map(({ end: { end } }) => end);
  const [first] = ends;
  const isTaken = ends.every(({ kind }) => kind === 'delivered' || kind === 'deliveredToRange');
  if (!isTaken || !first || !('to' in first)) return undefined;
  return `${goal.to.text}, which stands for the Internet, is inside ${network.label(first.to)}, which gets what ${label} sends to it.`;
}
