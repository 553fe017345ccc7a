import type { Finding } from '../../findings/finding.js';
import type { Loop } from '../../findings/loops/loop.js';

/** The loop that a finding is about, if it is about one. */
export function loopOf({ subject }: Finding): Loop | undefined {
  return subject?.kind === 'loop' ? subject.loop : undefined;
}
