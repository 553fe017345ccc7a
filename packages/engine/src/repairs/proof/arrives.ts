import type { Verdict } from '../../forwarding/end.js';

/** Whether packets with this verdict come to where somebody gets them. */
export function arrives(verdict: Verdict): boolean {
  return verdict === 'delivered' || verdict === 'internet';
}
