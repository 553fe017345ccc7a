import type { Prefix } from '../address/index.js';
import type { BgpResult } from '../bgp/result.js';
import type { Network } from '../topology/index.js';
import { type KnownPrefix, knownAround } from './known-prefixes.js';
import type { Candidate } from './why.js';

/** The requested prefix, the row that decides, and the other candidates, longest prefix first. */
interface Question {
  readonly prefix: Prefix;
  readonly isAddress: boolean;
  readonly winner: Candidate | undefined;
  readonly losers: readonly Candidate[];
}

/**
 * The prefix of a route that a reader could expect in place of the row that decides: the longest one that was beaten or
 * removed although it is longer, else the longest one anywhere in the topology that contains the requested prefix.
 * Undefined if nothing is missing.
 */
export function expectedPrefix(network: Network, bgp: BgpResult, question: Question): Prefix | undefined {
  const { prefix, isAddress, winner, losers } = question;
  const exact = winner?.prefix.text === prefix.text;
  if (!isAddress && winner && exact && !isStopgap(winner)) return undefined;
  const removed = losers.find(
    (one) => one.state !== 'Active' && !isStopgap(one) && one.prefix.length > (winner?.prefix.length ?? -1),
  );
  if (removed) return removed.prefix;
  const known = knownAround(network, bgp, prefix).find((one) => isBetter(one, winner));
  if (known) return known.prefix;
  return isAddress || exact ? undefined : prefix;
}

/** Whether a prefix is longer than the row that decides, or as long as one that is only a stopgap. */
function isBetter({ prefix, from }: KnownPrefix, winner: Candidate | undefined): boolean {
  if (!winner) return true;
  // A summary that leads to a site also covers the site's own address space.
  if (from === 'site' && !isStopgap(winner)) return false;
  if (prefix.length > winner.prefix.length) return true;
  return from === 'bgp' && prefix.length === winner.prefix.length && isStopgap(winner);
}

/** Whether a row is a system default that applies only where nothing better exists: Internet or None. */
export function isStopgap({ source, nextHopType }: Candidate): boolean {
  return source === 'Default' && (nextHopType === 'Internet' || nextHopType === 'None');
}
