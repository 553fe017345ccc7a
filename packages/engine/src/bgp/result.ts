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
  /** How many other prefixes behave the same, since all speakers treat them alike. */
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
  /** Prefixes that are not computed since what is said of them goes beyond a limit: no table holds a route to them. */
  readonly uncomputed: readonly Prefix[];
  /** Whether no session is computed because there are too many. */
  readonly withoutSessions: boolean;
  /** Whether nothing is left out. */
  readonly complete: boolean;
  /** What it took: looks at a route on a session. */
  readonly work: number;
  /** The speakers of a device: two for a Route Server, one for others, none for what does not speak. */
  speakersOf(device: DeclId): readonly Speaker[];
  table(speaker: SpeakerId): SpeakerTable;
  /** Best routes of a speaker for a prefix text (several if equally good). */
  best(speaker: SpeakerId, prefix: string): readonly BgpRoute[];
  /** What `speaker` sends on its sessions. */
  advertised(speaker: SpeakerId): readonly AdvertisedRoute[];
  /** How many routes `speaker` sends on each of its sessions, by id of the side: one look at each class of prefixes. */
  announcedCounts(speaker: SpeakerId): ReadonlyMap<string, number>;
  /** The best routes of `speaker` that it does not send, with the reason. */
  withheld(speaker: SpeakerId): readonly WithheldRoute[];
}
