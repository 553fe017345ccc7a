import type { Finding } from '../finding.js';
import { report } from '../report.js';
import type { RuleContext } from '../rule.js';
import { limitReached } from './limit-reached.js';

/** Tunnels whose outer packets are not followed: one finding at the first of them. */
export function skippedTunnels({ underlays }: RuleContext): Finding[] {
  const [first, ...others] = underlays().skipped;
  if (!first) return [];
  const more =
    others.length === 0
      ? ''
      : ` The same holds for ${others.length === 1 ? 'one other tunnel' : `${others.length} other tunnels`}.`;
  const message = `The outer packets of ${first.label} are not followed: tunnels through tunnels make too many paths.${more} Whether they arrive is not checked. Route outer packets without tunnels.`;
  return [report(limitReached, first.id, message, { key: 'tunnels' })];
}
