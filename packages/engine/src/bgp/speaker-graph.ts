import type { SpeakerNode } from './node.js';
import type { SessionSide, SpeakerId } from './route.js';
import type { Way } from './ways.js';

/** The graph over which routes propagate; shared by all prefixes. */
export interface SpeakerGraph {
  readonly nodes: ReadonlyMap<SpeakerId, SpeakerNode>;
  readonly ways: ReadonlyMap<SpeakerId, readonly Way[]>;
  /** The number of ways. */
  readonly wayCount: number;
  /** The speakers with own routes for a prefix. */
  readonly originators: ReadonlyMap<string, readonly SpeakerNode[]>;
  /** Sessions with a policy that originates a prefix for that peer only (`advertise` in brackets). */
  readonly peerOriginations: ReadonlyMap<string, readonly SessionSide[]>;
}
