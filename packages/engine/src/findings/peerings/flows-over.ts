import type { Trace } from '../../forwarding/trace.js';
import type { Flow, Flows } from '../flows/flows.js';
import { listed } from '../listed.js';

/** Flows of which one thing is true, such as that they take one peering in one direction. */
export interface FlowsOver<T> {
  readonly what: T;
  readonly flows: Flow[];
}

/**
 * All flows by what is true of some of their paths.
 * @param whatOf what is true of a trace, its branches left out
 * @param keyOf tells these apart; the first of equal ones stands for them, undefined leaves one out
 */
export function flowsOver<T>(
  flows: Flows,
  whatOf: (trace: Trace) => readonly T[],
  keyOf: (what: T) => string | undefined,
): ReadonlyMap<string, FlowsOver<T>> {
  const found = new Map<string, FlowsOver<T>>();
  for (const flow of [...flows.flows(), ...flows.toInternet()]) {
    const seen = new Set<string>();
    for (const what of withBranches(flow.trace).flatMap(whatOf)) {
      const key = keyOf(what);
      if (key === undefined || seen.has(key)) continue;
      seen.add(key);
      const group = found.get(key);
      if (group) group.flows.push(flow);
      else found.set(key, { what, flows: [flow] });
    }
  }
  return found;
}

function withBranches(trace: Trace): readonly Trace[] {
  return [trace, ...trace.branches.flatMap(withBranches)];
}

/** Flows as a message names them: the first few, the rest counted. */
export function flowsText(flows: readonly Flow[]): string {
  return listed([...new Set(flows.map(({ from, to }) => `${from.label} to ${to?.label ?? 'the Internet'}`))].sort());
}
