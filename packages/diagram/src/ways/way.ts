import { type Cause, type DeclId, endWords, type Loop, type Network, type Trace } from '@azroute/engine';
import { goalOf, isSameWay, type Leg, legsOf, selfLoopOf } from './legs.js';
import { type Path, pathInto, pathsOf } from './paths.js';
import { type DecisionRow, endReason, endText, numberRows, worstOf } from './rows.js';

/** A question about packets, and what the engine answers. */
export interface Question {
  readonly sender: DeclId;
  /** What the packets are for, if something has the address. */
  readonly target: DeclId | undefined;
  /** What the title calls both. */
  readonly from: string;
  readonly to: string;
  readonly there: Trace;
  readonly back?: Trace | undefined;
}

/** The direction or fate of a way, which gives it its colour. */
export type Tone = 'there' | 'back' | 'loop' | 'good';

/** Numbers of decisions, and the device that they are shown at. */
export interface Mark {
  readonly at: DeclId;
  readonly numbers: readonly number[];
  readonly tone: Tone;
}

/** A way in one direction. */
interface Direction {
  readonly tone: Tone;
  readonly legs: readonly Leg[];
  readonly marks: readonly Mark[];
  readonly rows: readonly DecisionRow[];
}

/** Where a path ends without arriving. */
export interface Failure {
  readonly at: DeclId;
  readonly kind: 'loop' | 'dropped' | 'internet';
  readonly says: string;
  readonly tone: Tone;
}

/** What an operating system means, and no packet does. */
interface Intention {
  readonly device: DeclId;
  readonly session: DeclId;
}

/** A way over the picture, before it has a place. */
export interface Way {
  readonly title: string;
  readonly tone: Tone;
  /** Whether the lines stand for both directions. */
  readonly isDouble: boolean;
  readonly directions: readonly Direction[];
  readonly ends: readonly DeclId[];
  readonly notReached: DeclId | undefined;
  readonly failures: readonly Failure[];
  readonly selfLoops: readonly DeclId[];
  readonly intentions: readonly Intention[];
  /** What is drawn itself, whatever is folded. */
  readonly keep: ReadonlySet<DeclId>;
  /** Why packets, or else their answers, don't arrive. */
  readonly ending: Cause | undefined;
  /** Equal-cost paths that are not drawn. */
  readonly more: number;
}

/** How many equal-cost paths are drawn. */
const mostPaths = 4;

/** The way of packets and of their answers. */
export function wayOf(network: Network, { sender, target, from, to, there, back }: Question): Way {
  const arrives = there.verdict === 'delivered';
  const answers = arrives && back && target !== undefined ? pathsOf(back, target) : [];
  return wayAlong(network, { from, to, target }, pathsOf(there, sender), answers);
}

/** The way of a packet into a loop. */
export function wayIntoLoop(network: Network, loop: Loop): Way {
  const { source, destination } = loop.example;
  const names = { from: source.label, to: destination.text, target: undefined };
  return wayAlong(network, names, [pathInto(loop)], []);
}

function wayAlong(
  network: Network,
  { from, to, target }: Pick<Question, 'from' | 'to' | 'target'>,
  all: readonly Path[],
  allBack: readonly Path[],
): Way {
  const [paths, back] = [drawnOf(all), drawnOf(allBack)];
  const [legs, backLegs] = [legsOf(paths, 'way'), legsOf(back, 'way-back')];
  const isLost = ({ end }: Path) => ['loop', 'dropped'].includes(endWords[end.kind].verdict);
  const isAnswered = allBack.length > 0 && !allBack.some(isLost);
  const isBalancer = (id: DeclId) => network.thing(id)?.kind === 'loadBalancer';
  const isSame = isAnswered && isSameWay(all, allBack, isBalancer);
  const tone: Tone = all.some(isLost) ? 'loop' : isSame ? 'good' : 'there';
  const backTone: Tone = isAnswered ? 'back' : 'loop';
  const first = direction(network, paths, legs, tone, 1);
  const second = direction(network, back, backLegs, backTone, first.rows.length + 1);
  const shown = isSame ? paths : [...paths, ...back];
  const answer = isAnswered ? 'the answer takes another way' : `the answer: ${endText(network, allBack)}`;
  const words = isSame ? 'both directions the same way' : back.length > 0 ? answer : '';
  const arrives = all.every(({ end }) => endWords[end.kind].verdict === 'delivered');
  return {
    title: `${from} ${back.length > 0 ? '↔' : '→'} ${to}: ${[endText(network, all), words].filter((text) => text !== '').join(', ')}`,
    tone: back.length > 0 && !isAnswered ? 'loop' : tone,
    // Answers come to other load balancers.
    isDouble: isSame && !legs.some((leg) => isBalancer(leg.to)),
    directions: back.length === 0 || isSame ? [first] : [first, second],
    ends: [...paths, ...back].flatMap(({ stops, end }) => [stops[0]?.at ?? [], goalOf(end) ?? []].flat()),
    notReached: arrives ? undefined : target,
    failures: [...failuresOf(paths, tone), ...failuresOf(back, backTone)],
    selfLoops: [...new Set(shown.flatMap((path) => selfLoopOf(path) ?? []))],
    intentions: shown.flatMap(intentionsOf),
    keep: keptBy(shown, target),
    ending: [all, allBack].flatMap((each) => (each.some(isLost) ? (endReason(each) ?? []) : []))[0],
    more: all.length - paths.length,
  };
}

/** The paths that are drawn: the first ones, and one that ends worst. */
function drawnOf(all: readonly Path[]): readonly Path[] {
  const first = all.slice(0, mostPaths);
  const worst = worstOf(all);
  return worst === undefined || first.includes(worst) ? first : [...first.slice(0, -1), worst];
}

function direction(
  network: Network,
  paths: readonly Path[],
  legs: readonly Leg[],
  tone: Tone,
  firstNumber: number,
): Direction {
  const { rows, numbersAt } = numberRows(network, paths, firstNumber);
  const marks = new Map<DeclId, Set<number>>();
  for (const path of paths) {
    path.stops.forEach(({ at }, i) => {
      const numbers = numbersAt(path, i);
      if (numbers.length > 0) marks.set(at, new Set([...(marks.get(at) ?? []), ...numbers]));
    });
  }
  return {
    tone,
    legs,
    rows,
    marks: [...marks].map(([at, numbers]) => ({ at, numbers: [...numbers].sort(byNumber), tone })),
  };
}

const byNumber = (a: number, b: number) => a - b;

function failuresOf(paths: readonly Path[], tone: Tone): readonly Failure[] {
  const found = new Map<string, Failure>();
  for (const { stops, end } of paths) {
    const { verdict, says } = endWords[end.kind];
    const at = stops.at(-1)?.at;
    if (verdict === 'delivered' || at === undefined) continue;
    found.set(`${at} ${end.kind}`, { at, kind: verdict, says, tone });
  }
  return [...found.values()];
}

/** In a loop, the sessions whose routes an operating system follows although no packet goes there. */
function intentionsOf({ stops, end }: Path): readonly Intention[] {
  if (end.kind !== 'forwardingLoop') return [];
  const start = stops.findIndex(({ at }) => at === end.device);
  return stops.slice(start).flatMap(({ at, decisions }) =>
    decisions.flatMap(({ table, bgpRoute }) => {
      const session = bgpRoute?.session;
      if (table !== 'operating system' || !session || session.tunnel !== undefined) return [];
      return [{ device: at, session: session.declaration }];
    }),
  );
}

function keptBy(paths: readonly Path[], target: DeclId | undefined): ReadonlySet<DeclId> {
  return new Set([
    ...(target === undefined ? [] : [target]),
    ...paths.flatMap(({ stops, carriers, end }) => [
      ...stops.flatMap(({ at, decisions }) => [at, ...decisions.map((decision) => decision.at)]),
      ...carriers,
      ...(goalOf(end) === undefined ? [] : [goalOf(end) as DeclId]),
    ]),
  ]);
}
