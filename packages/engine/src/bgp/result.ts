import type { Prefix } from '../address/index.js';
import type { DeclId } from '../topology/index.js';
import type {
  AdvertisedRoute,
  BgpRoute,
  SessionSide,
  Speaker,
  SpeakerId,
  SpeakerTable,
  WithheldRoute,
} from './route.js';

/** A prefix for which BGP does not converge, with what the speakers prefer in each repeating round, in sentences. */
export interface Oscillation {
  readonly prefix: string;
  /** How many other prefixes of the class behave the same. */
  readonly alike: number;
  readonly speakers: readonly SpeakerId[];
  readonly rounds: readonly string[];
}

/** All BGP tables of a topology at their fixed point. */
export interface BgpResult {
  readonly speakers: readonly Speaker[];
  /** Both directions of every session. */
  readonly sessions: readonly SessionSide[];
  readonly oscillations: readonly Oscillation[];
  /** Prefixes that exceed a limit and are not computed: no table has a route for them. */
  readonly uncomputed: readonly Prefix[];
  /** Whether no session is computed because there are too many. */
  readonly withoutSessions: boolean;
  /** Whether the result is complete. */
  readonly complete: boolean;
  /** The work done: routes examined on sessions. */
  readonly work: number;
  /** The speakers of a device: two for a Route Server, none for a device without BGP, one for any other. */
  speakersOf(device: DeclId): readonly Speaker[];
  table(speaker: SpeakerId): SpeakerTable;
  /** Best routes of a speaker for a prefix text (several if equally good). */
  best(speaker: SpeakerId, prefix: string): readonly BgpRoute[];
  /** What `speaker` sends on its sessions. */
  advertised(speaker: SpeakerId): readonly AdvertisedRoute[];
  /** How many routes `speaker` sends on each of its sessions, by the ID of the side; counted by class of prefixes. */
  announcedCounts(speaker: SpeakerId): ReadonlyMap<string, number>;
  /** The best routes of `speaker` that it does not send, with the reason. */
  withheld(speaker: SpeakerId): readonly WithheldRoute[];
}
