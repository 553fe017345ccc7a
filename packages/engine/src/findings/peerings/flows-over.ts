import type { Trace } from '../../forwarding/trace.js';
import type { Flow, Flows } from '../flows/flows.js';
import { listed } from '../listed.js';

/** Flows that have something in common, such as that they cross one peering in one direction. */
export interface FlowsOver<T> {
  readonly what: T;
  readonly flows: Flow[];
}

/**
 * All flows, grouped by what is true of at least one of their paths.
 * @param whatOf what holds for a trace without its branches
 * @param keyOf equal for what belongs together; the first one represents the group, and undefined is left out
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

/** Flows as a message names them: the first few by name, and how many more. */
export function flowsText(flows: readonly Flow[]): string {
  return listed([...new Set(flows.map(({ from, to }) => `${from.label} to ${to?.label ?? 'the Internet'}`))].sort());
}
