import type { DeclId, Prefix } from '@azroute/engine';
import type { Side } from './speakers.js';

/** A route in the RIB of a speaker. */
export interface RibRoute {
  readonly prefix: Prefix;
  /** Leftmost is the AS that passed it on last. */
  readonly path: readonly number[];
  readonly hops: readonly string[];
  readonly weight: number;
  readonly preference: number;
  readonly communities: readonly string[];
  /** The origin of a speaker's own route; undefined for a learned one. */
  readonly own: 'network' | 'advertised' | 'connection' | 'bgpPeer' | 'pointToSite' | undefined;
  /** For a route into a connection, the device at the far end. */
  readonly peer: DeclId | undefined;
  /** The side on which a learned route arrived. */
  readonly side: Side | undefined;
  readonly ibgp: boolean;
}

/** A route as it is advertised on a session. */
export interface AdvertisedRoute {
  readonly prefix: Prefix;
  readonly path: readonly number[];
  readonly hops: readonly string[];
  readonly communities: readonly string[];
  /** The local preference; only iBGP passes it on. */
  readonly preference: number;
}
