import type { Prefix } from '../address/index.js';
import type { BgpResult } from '../bgp/result.js';
import type { Network } from '../topology/index.js';
import { type KnownPrefix, knownAround } from './known-prefixes.js';
import type { Candidate } from './why.js';

/** What was asked for, the row that decides, and the other candidates, longest prefix first. */
interface Question {
  readonly prefix: Prefix;
  readonly isAddress: boolean;
  readonly winner: Candidate | undefined;
  readonly losers: readonly Candidate[];
}

/**
 * The prefix of a route that one could expect in place of the row that decides: the longest one that was beaten or
 * removed though it is longer, else the longest that the topology knows anywhere around what was asked for. Undefined
 * if nothing is missing.
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

/** Longer than the row that decides, or as long as a row that only stands in for other routes. */
function isBetter({ prefix, from }: KnownPrefix, winner: Candidate | undefined): boolean {
  if (!winner) return true;
  // A summary that leads to a site serves the site's own address space as well.
  if (from === 'site' && !isStopgap(winner)) return false;
  if (prefix.length > winner.prefix.length) return true;
  return from === 'bgp' && prefix.length === winner.prefix.length && isStopgap(winner);
}

/** The rows that a system default or reserved space puts in place of routes: Internet and None. */
export function isStopgap({ source, nextHopType }: Candidate): boolean {
  return source === 'Default' && (nextHopType === 'Internet' || nextHopType === 'None');
}
