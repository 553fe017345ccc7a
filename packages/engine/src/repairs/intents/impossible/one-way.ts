import type { Computation } from '../../../computation/computation.js';
import type { DeclId } from '../../../topology/index.js';
import type { Asked } from '../answer.js';
import { endsRight, type Goal, journeyOf } from '../goal.js';
import type { Impossibility } from './impossibility.js';
import { endOf } from './parties.js';
import { whyImpossible } from './why-impossible.js';

/**
 * R196: an appliance that inspects connections has to see both directions of those that work today. If it cannot send
 * the answers back, packets may not pass it on the way there either.
 */
export function onlyOneWay(computation: Computation, asked: Asked): Impossibility | undefined {
  const { network } = computation;
  const { from, to, via = [], bothWays, dropped } = asked;
  const [appliance, ...others] = via;
  if (appliance === undefined || others.length > 0 || bothWays || dropped) return undefined;
  if (network.nva(appliance)?.stateless) return undefined;
  const [one, two] = [endOf(network, from), endOf(network, to)];
  if (!works(computation, one, two) || !works(computation, two, one)) return undefined;
  const why = whyImpossible(network, { ...asked, from: to, to: from });
  if (!why) return undefined;
  const text = `${network.label(appliance)} inspects connections, so that the answers have to pass it too, and they cannot. ${why.text}`;
  return { kind: 'onlyOneWay', text };
}

function works(computation: Computation, one: ReturnType<typeof endOf>, two: ReturnType<typeof endOf>): boolean {
  const to = two?.addresses.find(({ family }) => one?.addresses.some((own) => own.family === family));
  if (one?.id === undefined || two?.id === undefined || !to) return false;
  const receivers: readonly DeclId[] = [two.id];
  const goal: Goal = { from: one.id, to, wanted: 'delivered', receivers, via: undefined };
  return journeyOf(computation, goal)?.paths.every(({ end }) => endsRight(goal, end)) ?? false;
}
