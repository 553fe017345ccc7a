import { rowText } from '../forwarding/describe.js';
import type { Decision, Trace } from '../forwarding/trace.js';
import { decisiveDeclaration, type Network } from '../topology/index.js';
import type { RelatedPlace } from './related-place.js';

/**
 * The path of a packet as related places: its decisions, then the reason of its end. Of equal-cost paths, the worst
 * one.
 */
export function walkPlaces(network: Network, trace: Trace): readonly RelatedPlace[] {
  const leaf = worstLeaf(trace);
  const places = pathOf(trace).map((decision) => placeOf(network, decision));
  const end = decisiveDeclaration(leaf.reason);
  if (end === undefined) return places;
  const last = { declaration: end, message: leaf.reason.text };
  // If the last decision is the reason itself, the sentence of the reason says more than its row.
  return places.at(-1)?.declaration === end ? [...places.slice(0, -1), last] : [...places, last];
}

/**
 * The last branch of the path that determines the verdict of a trace: at each fork the first branch with that verdict.
 */
export function worstLeaf(trace: Trace): Trace {
  const branch = trace.branches.find(({ verdict }) => verdict === trace.verdict);
  return branch ? worstLeaf(branch) : trace;
}

/** The decisions on the path to the worst end, in order, including those about outer packets. */
function pathOf(trace: Trace): readonly Decision[] {
  const own = [...trace.first, ...trace.hops.flatMap(({ decisions }) => decisions)];
  const branch = trace.branches.find(({ verdict }) => verdict === trace.verdict);
  // A branch repeats the decision at which the paths part, which the outer trace already contains.
  const rest = branch ? pathOf(branch).filter((decision) => !own.some((other) => same(other, decision))) : [];
  return [...own, ...rest];
}

function same(a: Decision, b: Decision): boolean {
  return a.at === b.at && a.cause.text === b.cause.text;
}

function placeOf(network: Network, { at, row, cause }: Decision): RelatedPlace {
  return { declaration: at, message: row ? `${network.label(at)}: ${rowText(row)}` : cause.text };
}
