import type { Verdict } from '../forwarding/end.js';

/** Whether packets with this verdict arrive, in the topology or on the Internet. */
export function arrives(verdict: Verdict): boolean {
  return verdict === 'delivered' || verdict === 'internet';
}
