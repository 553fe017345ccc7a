import type { Trace } from '../forwarding/trace.js';
import { WeakCache } from '../weak-cache.js';

/** A text that is equal for packets that take the same way to the same kind of end. */
export function wayOf(trace: Trace): string {
  return known.of(trace, () => {
    const { hops, verdict, branches } = trace;
    const passed = hops.map(({ device, tunnel, loadBalancer }) => `${device} ${tunnel ?? ''} ${loadBalancer ?? ''}`);
    const rest = branches.length > 0 ? branches.map(wayOf).sort().join('|') : verdict;
    return `${passed.join(' > ')} (${rest})`;
  });
}

const known = new WeakCache<Trace, string>();
