import { type Address, addressAt, type Family, isDefaultRoute } from '../address/index.js';
import { checkpoint } from '../checkpoint.js';
import { classPairs } from '../findings/flows/class-pairs.js';
import type { Party } from '../findings/flows/party.js';
import { isPrivateAddress, someInternetAddress } from '../forwarding/special-addresses.js';
import { limits } from '../limits.js';
import { type Network, sizeOf } from '../topology/index.js';
import { type CommonClass, commonClasses } from './common-classes.js';
import { type Flow, flowOf, isChanged } from './flow.js';
import { furtherFlows } from './further-flows.js';
import type { Participant } from './participants.js';
import type { Reach } from './reach.js';
import { TooMuchToCompare, type Touched } from './touched.js';

/** A flow and its answers; undefined for the Internet, whose answers come back the same way, and for what cannot send. */
export interface Talk {
  readonly there: Flow | undefined;
  readonly back: Flow | undefined;
}

/**
 * The conversations in which at least one direction takes another way or ends otherwise: one of each kind, IPv4 before
 * IPv6, then what is sent to the Internet.
 * @throws TooMuchToCompare if not all of them can be followed
 */
export function* changedTalks(before: Reach, after: Reach, touched: Touched): Generator<Talk> {
  for (const talk of talksOf(before, after, touched)) {
    if ([talk.there, talk.back].some((flow) => flow && isChanged(flow))) yield talk;
  }
}

/**
 * All conversations that may have changed, in the same order; of those with what no participant stands for, only those
 * that have.
 * @throws TooMuchToCompare if not all of them can be followed
 */
export function* talksOf(before: Reach, after: Reach, touched: Touched): Generator<Talk> {
  for (const family of [4, 6] as const) {
    const classes = commonClasses(before, after, family);
    if (!classes) throw new TooMuchToCompare();
    yield* between(before, after, family, classes, touched);
    for (const there of furtherFlows(before, after, { family, classes, touched })) yield { there, back: undefined };
    if (family === 4) yield* toInternet(before, after, classes, touched);
  }
}

function* between(
  before: Reach,
  after: Reach,
  family: Family,
  classes: readonly CommonClass[],
  touched: Touched,
): Generator<Talk> {
  const most = limits.flowPairs(sizeOf(before.world.network.topology));
  let count = 0;
  for (const [a, b, one, two] of pairs(before, after, family, classes)) {
    checkpoint();
    if (++count > most) throw new TooMuchToCompare();
    const [here, far] = [a.address(family), b.address(family)];
    if (!here || !far || !(touched(here) || touched(far))) continue;
    const [hereAfter, farAfter] = [a, b].map((each) => after.participant(each.key)?.address(family));
    const there = flowOf(before, after, { from: a, to: b, destination: far, target: farAfter ?? far, one, two });
    const back = flowOf(before, after, {
      from: b,
      to: a,
      destination: here,
      target: hereAfter ?? here,
      one: two,
      two: one,
    });
    if (there || back) yield { there, back };
  }
}

/** One pair of participants of every two classes that could talk before or after, and the pairs inside one VNet. */
function* pairs(
  before: Reach,
  after: Reach,
  family: Family,
  classes: readonly CommonClass[],
): Generator<[Participant, Participant, CommonClass, CommonClass]> {
  const seen = new Set<string>();
  for (const [reach, side] of [[before, 'before'] as const, [after, 'after'] as const]) {
    const sides = classes.map((each) => ({ parties: each[side] }));
    const numbers = new Map<Party, number>(
      sides.flatMap(({ parties }, i) => parties.map((party) => [party, i] as const)),
    );
    const keys = new Map<Party, string>(reach.participants.map((participant) => [participant, participant.key]));
    for (const [a, b] of classPairs(reach.world, sides, family)) {
      const [i, k] = [numbers.get(a) ?? -1, numbers.get(b) ?? -1];
      const [from, to] = [keys.get(a) ?? '', keys.get(b) ?? ''];
      const key = `${Math.min(i, k)} ${Math.max(i, k)} ${isInside(a, b) ? `${from} ${to}` : ''}`;
      const [one, two] = [classes[i], classes[k]];
      const [here, there] = [before.participant(from), before.participant(to)];
      if (seen.has(key) || !one || !two || !here || !there) continue;
      seen.add(key);
      yield [here, there, one, two];
    }
  }
}

function isInside(a: Party, b: Party): boolean {
  return a.vnet !== undefined && a.vnet === b.vnet;
}

function* toInternet(before: Reach, after: Reach, classes: readonly CommonClass[], touched: Touched): Generator<Talk> {
  const networks = [before.world.network, after.world.network];
  const destinations = new Map(
    [someInternetAddress, ...networks.flatMap(publicDestinations)].map((to) => [to.text, to]),
  );
  for (const destination of destinations.values()) {
    if (!touched(destination)) continue;
    for (const one of classes) {
      checkpoint();
      const [from] = one.before;
      // What is behind an appliance reaches the Internet by the appliance's own rules.
      if (from.kind === 'nva') continue;
      const there = flowOf(before, after, {
        from,
        to: undefined,
        destination,
        target: destination,
        one,
        two: undefined,
      });
      if (there) yield { there, back: undefined };
    }
  }
}

/** An address of each public prefix that a route table names. */
function publicDestinations({ topology }: Network): readonly Address[] {
  return topology.routeTables.flatMap(({ routes }) =>
    routes.flatMap(({ destination }) => {
      if (!('prefix' in destination) || destination.prefix.family !== 4 || isDefaultRoute(destination.prefix))
        return [];
      const address = addressAt(destination.prefix, destination.prefix.length <= 29 ? 4 : 0);
      return isPrivateAddress(address) ? [] : [address];
    }),
  );
}
