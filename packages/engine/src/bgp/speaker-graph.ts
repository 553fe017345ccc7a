import type { SpeakerNode } from './node.js';
import type { OutgoingSession } from './outgoing-sessions.js';
import type { SessionSide, SpeakerId } from './route.js';

/** The graph over which routes propagate; shared by all prefixes. */
export interface SpeakerGraph {
  readonly nodes: ReadonlyMap<SpeakerId, SpeakerNode>;
  readonly outgoing: ReadonlyMap<SpeakerId, readonly OutgoingSession[]>;
  /** The number of outgoing sessions. */
  readonly outgoingCount: number;
  /** The speakers with own routes for a prefix. */
  readonly originators: ReadonlyMap<string, readonly SpeakerNode[]>;
  /** Sessions with a policy that originates a prefix for that peer only (`advertise` in brackets). */
  readonly peerOriginations: ReadonlyMap<string, readonly SessionSide[]>;
}
