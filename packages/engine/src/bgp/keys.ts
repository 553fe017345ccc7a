import type { Settings } from '../settings.js';
import { noPolicy } from '../topology/index.js';
import type { SpeakerNode } from './node.js';
import type { SessionSide } from './route.js';

/**
 * A text that is equal for two topologies whose speakers and sessions are the same for propagation, regardless of the
 * prefixes that they originate.
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
    sessions.map((side) => sideParts.map((part) => part(side))),
  ]);
}

/** The parts of a session that its id does not determine. */
const sideKey: Readonly<Record<keyof SessionSide, ((side: SessionSide) => unknown) | 'toldById'>> = {
  id: ({ id }) => id,
  local: 'toldById',
  remote: 'toldById',
  localKind: 'toldById',
  remoteKind: 'toldById',
  localAddress: 'toldById',
  remoteAddress: 'toldById',
  localIp: 'toldById',
  kind: ({ kind }) => kind,
  origin: ({ origin }) => origin,
  declaration: 'toldById',
  tunnel: ({ tunnel }) => tunnel,
  // Most sessions have none, and a large network has very many sessions.
  policy: ({ policy }) => (policy === noPolicy ? 0 : policy),
  originates: ({ originates }) => originates,
  receiverWeight: ({ receiverWeight }) => receiverWeight,
  receiverPreferences: ({ receiverPreferences }) => receiverPreferences,
  down: ({ down }) => down?.text,
};

const sideParts = Object.values(sideKey).filter((part) => part !== 'toldById');
