import type { Computation } from '../../../computation/computation.js';
import type { Asked } from '../answer.js';
import { arrives } from './arrives.js';
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
  if (!arrives(computation, one, two) || !arrives(computation, two, one)) return undefined;
  const why = whyImpossible(network, { ...asked, from: to, to: from });
  if (!why) return undefined;
  const text = `${network.label(appliance)} inspects connections, so that the answers have to pass it too, and they cannot. ${why.text}`;
  return { kind: 'onlyOneWay', text };
}
