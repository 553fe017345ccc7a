import type { Trace } from '../forwarding/trace.js';

/** A text that is equal for packets that take the same way to the same kind of end. */
export function wayOf(trace: Trace): string {
  let way = known.get(trace);
  if (way === undefined) {
    const { hops, verdict, branches } = trace;
    const passed = hops.map(({ device, tunnel, loadBalancer }) => `${device} ${tunnel ?? ''} ${loadBalancer ?? ''}`);
    const rest = branches.length > 0 ? branches.map(wayOf).sort().join('|') : verdict;
    way = `${passed.join(' > ')} (${rest})`;
    known.set(trace, way);
  }
  return way;
}

const known = new WeakMap<Trace, string>();
