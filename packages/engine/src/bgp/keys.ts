import type { Settings } from '../settings.js';
import type { SpeakerNode } from './node.js';
import type { SessionSide } from './route.js';

/**
 * A text that is equal for two topologies whose speakers and sessions are the same in all that propagation looks at,
 * whatever prefixes they originate.
 */
export function graphKey(nodes: readonly SpeakerNode[], sessions: readonly SessionSide[], settings: Settings): string {
  return JSON.stringify([
    settings,
    nodes.map(({ speaker, role, rules }) => [
      speaker.id,
      speaker.label,
      speaker.asn,
      speaker.addresses.map(({ text }) => text),
      role.kind,
      rules.key(role),
    ]),
    sessions.map((side) => [
      side.id,
      side.kind,
      side.origin,
      side.tunnel,
      side.receiverWeight,
      side.down?.text,
      side.policy,
      side.originates,
    ]),
  ]);
}
