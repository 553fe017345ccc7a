import type { Analysis } from '../../findings/analysis.js';
import { listed } from '../../findings/listed.js';
import { breaksExpectations, newFindings } from '../../repairs/proof/findings.js';
import { removedLoops } from '../../repairs/proof/removed-loops.js';
import type { Topology } from '../../topology/index.js';
import { keepsArrivals } from './arrivals.js';
import { type BrokenPath, type KeptPaths, keptPaths } from './kept-paths.js';
import { bringsNoProblem } from './no-problem.js';
import { type Renaming, renamed } from './renamed.js';

const states = new WeakMap<Analysis, WeakMap<Topology, Analysis>>();

/** The analysis of a changed topology in which what is renamed has its former ids; computed once. */
export function stateOf(before: Analysis, topology: Topology, renaming: Renaming): Analysis {
  const known = states.get(before) ?? new WeakMap<Topology, Analysis>();
  states.set(before, known);
  const state = known.get(topology) ?? before.changed(renamed(topology, renaming));
  known.set(topology, state);
  return state;
}

/**
 * Whether what was routed by other means does no harm: no problem is new, all that arrived still does, and passes the
 * appliances that it passed.
 * @throws TooMuchToCompare if not all packets can be followed
 */
export function isMoved(before: Analysis, after: Analysis): boolean {
  return bringsNoProblem(before, after) && !('broken' in keptPaths(before, after)) && keepsArrivals(before, after, []);
}

/**
 * What a move would break, in a sentence; undefined if it breaks nothing that can be named.
 * @throws TooMuchToCompare if not all packets can be followed
 */
export function harmOf(before: Analysis, after: Analysis, paths: KeptPaths | BrokenPath): string | undefined {
  if ('broken' in paths) return brokenText(before, paths);
  const [first] = newFindings(before, after);
  if (first) return `It would bring ${first.code}: ${first.message}`;
  if (typeof removedLoops(before, after, {}) !== 'number') return 'Packets would loop.';
  if (breaksExpectations(before, after)) return 'An expectation that holds would not hold any more.';
  return undefined;
}

function brokenText({ computation: { network } }: Analysis, { broken, missed }: BrokenPath): string {
  if (typeof broken === 'string') return `${network.label(broken)} would be gone.`;
  const { from, to } = broken;
  const ends = `${from.label} to ${to?.label ?? 'the Internet'}`;
  if (missed.length === 0) return `Packets from ${ends} would not arrive any more.`;
  return `Packets from ${ends} would not pass ${listed(missed.map((id) => network.label(id)))} any more.`;
}
