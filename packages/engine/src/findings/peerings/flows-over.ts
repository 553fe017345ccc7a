import type { Trace } from '../../forwarding/trace.js';
import type { Cause, RuleId } from '../../topology/index.js';
import type { Flow, Flows } from '../flows/flows.js';
import { listed } from '../listed.js';

/** Flows by what a rule says of them, such as one peering in one direction; the cause is that of the first. */
export interface FlowsOver {
  readonly cause: Cause;
  readonly flows: Flow[];
}

/** All flows of which a remark or a reason cites this rule, by the key that `keyOf` gives its cause; undefined leaves it out. */
export function flowsOver(
  flows: Flows,
  rule: RuleId,
  keyOf: (cause: Cause) => string | undefined,
): ReadonlyMap<string, FlowsOver> {
  const found = new Map<string, FlowsOver>();
  for (const flow of [...flows.flows(), ...flows.toInternet()]) {
    const seen = new Set<string>();
    for (const cause of causesOf(flow.trace)) {
      const key = cause.rule === rule ? keyOf(cause) : undefined;
      if (key === undefined || seen.has(key)) continue;
      seen.add(key);
      const group = found.get(key);
      if (group) group.flows.push(flow);
      else found.set(key, { cause, flows: [flow] });
    }
  }
  return found;
}

function* causesOf(trace: Trace): Generator<Cause> {
  yield* trace.notes;
  yield trace.reason;
  for (const branch of trace.branches) yield* causesOf(branch);
}

/** Flows as a message names them: the first few, the rest counted. */
export function flowsText(flows: readonly Flow[]): string {
  return listed([...new Set(flows.map(({ from, to }) => `${from.label} to ${to?.label ?? 'the Internet'}`))].sort());
}
