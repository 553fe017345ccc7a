import type { SpeakerNode } from './node.js';
import type { SessionSide, SpeakerId } from './route.js';
import type { Way } from './ways.js';

/** The graph that routes travel on; shared by all prefixes. */
export interface SpeakerGraph {
  readonly nodes: ReadonlyMap<SpeakerId, SpeakerNode>;
  readonly ways: ReadonlyMap<SpeakerId, readonly Way[]>;
  /** How many ways there are. */
  readonly wayCount: number;
  /** The speakers with routes of their own for a prefix. */
  readonly originators: ReadonlyMap<string, readonly SpeakerNode[]>;
  /** Sessions with a policy that originates a prefix for that peer only (`advertise` in brackets). */
  readonly peerOriginations: ReadonlyMap<string, readonly SessionSide[]>;
}
