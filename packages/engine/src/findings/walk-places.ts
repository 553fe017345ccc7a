import { rowText } from '../forwarding/describe.js';
import type { Decision, Trace } from '../forwarding/trace.js';
import { decisiveDeclaration, type Network } from '../topology/index.js';
import type { RelatedPlace } from './related-place.js';

/** The way of a packet as related places, one a decision, the reason of its end last. Of equal-cost paths the worst one. */
export function walkPlaces(network: Network, trace: Trace): readonly RelatedPlace[] {
  const leaf = worstLeaf(trace);
  const places = pathOf(trace).map((decision) => placeOf(network, decision));
  const end = decisiveDeclaration(leaf.reason);
  if (end === undefined) return places;
  const last = { declaration: end, message: leaf.reason.text };
  // Where the last decision is the reason itself, its sentence says more than its row.
  return places.at(-1)?.declaration === end ? [...places.slice(0, -1), last] : [...places, last];
}

/** Where a trace with equal-cost paths ends as its verdict says: the first branch of that verdict, down to its end. */
export function worstLeaf(trace: Trace): Trace {
  const branch = trace.branches.find(({ verdict }) => verdict === trace.verdict);
  return branch ? worstLeaf(branch) : trace;
}

/** The decisions on the way to the worst end, in order; those about the outside of a tunnel included. */
function pathOf(trace: Trace): readonly Decision[] {
  const own = [...trace.first, ...trace.hops.flatMap(({ decisions }) => decisions)];
  const branch = trace.branches.find(({ verdict }) => verdict === trace.verdict);
  // A branch begins with what was decided where the paths part, which the trace above holds already.
  const rest = branch ? pathOf(branch).filter((decision) => !own.some((other) => same(other, decision))) : [];
  return [...own, ...rest];
}

function same(a: Decision, b: Decision): boolean {
  return a.at === b.at && a.cause.text === b.cause.text;
}

function placeOf(network: Network, { at, row, cause }: Decision): RelatedPlace {
  return { declaration: at, message: row ? `${network.label(at)}: ${rowText(row)}` : cause.text };
}
