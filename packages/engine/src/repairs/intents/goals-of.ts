import { Ends } from '../../findings/expectations/ends.js';
import { commonAddress } from '../../findings/expectations/judge.js';
import type { Finding } from '../../findings/finding.js';
import type { Flow } from '../../findings/flows/flows.js';
import type { Loop } from '../../findings/loops/loop.js';
import { someInternetAddress } from '../../forwarding/special-addresses.js';
import type { DeclId, Expectation, Network } from '../../topology/index.js';
import type { Goal } from './goal.js';

/** How many pairs of ends of one finding become goals; the proof sees to the others. */
export const mostPairs = 2;

/** What would have to be so for a finding to be gone: where its packets should go. */
export function goalsOf(network: Network, { subject }: Finding): readonly Goal[] {
  switch (subject?.kind) {
    case 'unmetExpectation':
      return ofExpectation(network, subject.expectation, subject.failure);
    case 'blackHoles':
      return subject.holes.slice(0, mostPairs).flatMap(({ flow }) => bothWays(flow));
    case 'asymmetries':
      return subject.asymmetries.slice(0, mostPairs).map(({ other, there }) => goalOf(other, [...there].reverse()));
    case 'loop':
      return [goalOfLoop(subject.loop)];
    case 'flows':
    case 'userRoutes':
    case 'announcements':
    case 'feedback':
    case 'ownAsnDrop':
    case 'leak':
    case 'tunnelMtu':
    case 'unjudgedExpectations':
    case undefined:
      return [];
  }
}

/** What should become of the packets that loop: they arrive, or are dropped if nothing in use is among their destinations. */
export function goalOfLoop({ hits, internet, example: { source, destination } }: Loop): Goal {
  const isUsed = hits.length > 0 || internet;
  const wanted = !isUsed ? 'dropped' : internet && hits.length === 0 ? 'internet' : 'delivered';
  return goal(source.declaration, destination, wanted);
}

function bothWays({ from, to, destination }: Flow): readonly Goal[] {
  const there = goal(senderOf(from), destination, to === undefined ? 'internet' : 'delivered');
  const back = to && from.address(destination.family);
  return back ? [there, goal(senderOf(to), back, 'delivered')] : [there];
}

function goalOf({ from, to, destination }: Flow, via: readonly DeclId[]): Goal {
  return { ...goal(senderOf(from), destination, to === undefined ? 'internet' : 'delivered'), via };
}

function goal(from: DeclId, to: Goal['to'], wanted: Goal['wanted']): Goal {
  return { from, to, wanted, via: undefined };
}

function senderOf({ members, id }: Flow['from']): DeclId {
  return members[0] ?? id;
}

/** The failing pair of ends, and others of the expectation. */
function ofExpectation(
  network: Network,
  { from, to, via, dropped, bothWays: both }: Expectation,
  failure: {
    readonly from: { readonly sender: DeclId | undefined };
    readonly to: { readonly sender: DeclId | undefined };
  },
): readonly Goal[] {
  const ends = new Ends(network);
  const pairs = ends.of(from).flatMap((one) => ends.of(to).map((two) => [one, two] as const));
  const isFailing = (pair: (typeof pairs)[number]) =>
    [pair, [pair[1], pair[0]] as const].some(
      ([a, b]) => a.sender === failure.from.sender && b.sender === failure.to.sender,
    );
  const first = pairs.filter(isFailing).slice(0, 1);
  const others = pairs.filter((pair) => !isFailing(pair)).slice(-1);
  return [...first, ...others].flatMap(([one, two]): readonly Goal[] => {
    const [there, back] = [commonAddress(one, two), commonAddress(two, one)];
    const wanted = dropped
      ? 'dropped'
      : two.internet || there?.text === someInternetAddress.text
        ? 'internet'
        : 'delivered';
    const goals: Goal[] = [];
    if (one.sender !== undefined && there) {
      goals.push({ from: one.sender, to: there, wanted, receivers: two.receivers, via });
    }
    if (both && !two.internet && two.sender !== undefined && back) {
      goals.push({ from: two.sender, to: back, wanted, receivers: one.receivers, via: via && [...via].reverse() });
    }
    return goals;
  });
}
