import type { Settings } from '../settings.js';
import type { Network } from '../topology/index.js';
import type { RoleRules, SpeakerNode } from './node.js';
import { roles } from './roles/index.js';

/** All speakers of a topology, sorted by id, so that nothing depends on the order of declarations. */
export function speakerNodes(network: Network, settings: Settings): SpeakerNode[] {
  const nodes = Object.values<RoleRules>(roles).flatMap((rules) =>
    [...rules.speakers(network, settings)].map(
      ({ speaker, role, spaces }): SpeakerNode => ({
        speaker,
        settings,
        role,
        rules,
        outgoing: [],
        own: new Map(),
        spaces,
      }),
    ),
  );
  return nodes.sort((a, b) => (a.speaker.id < b.speaker.id ? -1 : 1));
}
