import type { Computation } from '../../computation/computation.js';
import { asClause } from '../../findings/as-clause.js';
import { listed } from '../../findings/listed.js';
import type { Expectation, Network } from '../../topology/index.js';
import type { Refusal } from '../proof/prove.js';
import { editsText } from '../title.js';
import { distance, distanceOf, endsRight, type Journey, passedOf } from './goal.js';
import type { Impossibility } from './impossible/impossibility.js';
import { onlyOneWay } from './impossible/one-way.js';
import { sameRoutes } from './impossible/same-routes.js';
import { takenToday } from './impossible/taken-today.js';
import { whyImpossible } from './impossible/why-impossible.js';
import type { Impasse } from './search.js';

/**
 * Why a search found nothing, in one or two sentences: what rules it out, or how far the best state that it reached is
 * from the goals, and what stands in the way there.
 */
export function whyNothing(computation: Computation, expectation: Expectation, impasse: Impasse): string {
  const { network } = computation;
  const impossible =
    whyImpossible(network, expectation) ??
    takenToday(computation, expectation) ??
    onlyOneWay(computation, expectation) ??
    sameRoutes(computation, expectation);
  if (impossible) return nothingHelps(impossible);
  const { edits, journeys, refusal, isSpent } = impasse;
  const done = edits.length === 0 ? undefined : editsText(network, edits);
  const journey = journeys.find((each) => distance(each) > 0);
  const tried = isSpent ? ' Not all combinations were tried.' : '';
  const ending = journey ? whereItEnds(network, journey) : refusal ? refusalText(network, refusal) : undefined;
  if (done === undefined) return `No change was found: ${ending ?? 'nothing applies'}.${tried}`;
  return `No change was found. The nearest is to ${done}, ${journey ? 'and then' : 'but'} ${ending ?? 'it is not enough'}.${tried}`;
}

/** The answer where something rules out every change. */
export function nothingHelps({ text }: Impossibility): string {
  return `Nothing can help. ${text}`;
}

/** "packets from spoke1.vm to 10.2.0.4 pass nva1, and 192.168.0.0/16 → None drops them" */
function whereItEnds(network: Network, { goal, paths }: Journey): string {
  const packets = `packets from ${network.label(goal.from)} to ${goal.to.text}`;
  const path = paths.find((each) => distanceOf(goal, each) > 0);
  if (!path) return `${packets} go nowhere`;
  const { reason, verdict } = path.end;
  const passed = new Set(passedOf(goal.via ?? [], path.hops).map((device) => network.label(device)));
  const way = passed.size > 0 ? `pass ${listed([...passed])}` : goal.via && 'pass no appliance';
  if (endsRight(goal, path.end)) return `${packets} ${way ?? 'arrive'}`;
  const wrong =
    verdict === goal.wanted
      ? 'are delivered elsewhere'
      : `are not ${goal.wanted === 'dropped' ? 'dropped' : 'delivered'}`;
  return `${packets} ${way ?? wrong}, and ${asClause(reason.text)}`;
}

function refusalText(network: Network, { refused, findings, lost, loop }: Refusal): string {
  switch (refused) {
    case 'packetsLost':
      return lost
        ? `packets from ${lost.from.label} to ${lost.destination.text} would be lost`
        : 'other packets would be lost';
    case 'newLoop':
      return loop
        ? `packets would loop at ${listed(loop.devices.map((id) => network.label(id)))}`
        : 'packets would loop';
    case 'newFindings':
      return `this would be new: ${findings.slice(0, 1).map(({ code, message }) => `${code}, ${asClause(firstSentence(message))}`)}`;
    case 'expectationFails':
      return 'another expectation would fail';
    case 'limit':
      return 'not all packets can be followed, so nothing can be proved';
    case 'findingRemains':
      return 'the expectation would still not hold';
    case 'nothingArrives':
      return 'nothing would arrive';
    case 'notApplicable':
      return 'the change cannot be made';
  }
}

/** Dots inside addresses and names are followed by no space. */
function firstSentence(text: string): string {
  return text.split(/(?<=\.) /u)[0] ?? text;
}
