import { comparePrefixes, covers, type Prefix } from '../address/index.js';
import type { AbsentRoute, EffectiveRoute, EffectiveTable, RouteSource } from '../effective/route.js';
import type { Cause } from '../topology/index.js';
import { type Speakers, waysOf } from './bgp-way.js';
import type { Candidate } from './why.js';

/** A row as a candidate; undefined for a row for a service tag. */
function rowCandidate(speakers: Speakers, row: EffectiveRoute): Candidate | undefined {
  const { source, state, prefix, nextHopType, nextHops, name, beatenBy } = row;
  if (!prefix) return undefined;
  return {
    state,
    source,
    prefix,
    nextHopType,
    nextHops: nextHops.flatMap(({ text }) => text ?? []),
    name,
    causes: causesOf(row),
    beatenBy,
    ways: waysOf(speakers, row.bgp ?? []),
  };
}

/** All rows and removed routes that contain the prefix or equal it, in the order of {@link strongestFirst}. */
export function candidatesAround(speakers: Speakers, table: EffectiveTable, prefix: Prefix): readonly Candidate[] {
  const rows = table.routes.filter((row) => row.prefix && covers(row.prefix, prefix));
  const absent = table.absent.filter((route) => covers(route.prefix, prefix));
  const all = [
    ...rows.flatMap((row) => rowCandidate(speakers, row) ?? []),
    ...absent.map((route) => absentCandidate(speakers, route)),
  ];
  return distinct(all).sort(strongestFirst);
}

/** All Active rows inside the prefix, but not those of the prefix itself. */
export function candidatesInside(speakers: Speakers, table: EffectiveTable, prefix: Prefix): readonly Candidate[] {
  const rows = table.routes.filter(
    (row) => row.state === 'Active' && row.prefix && row.prefix.length > prefix.length && covers(prefix, row.prefix),
  );
  return rows
    .flatMap((row) => rowCandidate(speakers, row) ?? [])
    .sort((a, b) => comparePrefixes(a.prefix, b.prefix) || strongestFirst(a, b));
}

function absentCandidate(speakers: Speakers, route: AbsentRoute): Candidate {
  const { source, prefix, nextHopType, nextHopTexts, cause, removedBy } = route;
  return {
    state: 'absent',
    source,
    prefix,
    nextHopType,
    nextHops: nextHopTexts,
    name: undefined,
    causes: [cause],
    beatenBy: removedBy,
    ways: waysOf(speakers, route.bgp ?? []),
  };
}

/** The cause of a row and those of its next hops, each once. */
function causesOf({ cause, nextHops }: EffectiveRoute): readonly Cause[] {
  const all = [cause, ...nextHops.map((nextHop) => nextHop.cause)];
  return [...new Map(all.map((one) => [one.text, one])).values()];
}

const sources: readonly RouteSource[] = ['User', 'VirtualNetworkGateway', 'Default'];
const states: readonly Candidate['state'][] = ['Active', 'Invalid', 'absent'];

/**
 * Longest prefix first (R035), then Active before Invalid before removed, then User before BGP before Default (R036).
 */
function strongestFirst(a: Candidate, b: Candidate): number {
  return (
    b.prefix.length - a.prefix.length ||
    states.indexOf(a.state) - states.indexOf(b.state) ||
    sources.indexOf(a.source) - sources.indexOf(b.source) ||
    (keyOf(a) < keyOf(b) ? -1 : 1)
  );
}

/** Merges candidates that the two instances of a Route Server have in common (R135). */
function distinct(candidates: readonly Candidate[]): Candidate[] {
  return [...new Map(candidates.map((candidate) => [keyOf(candidate), candidate])).values()];
}

function keyOf({ state, source, prefix, nextHopType, nextHops, causes, beatenBy, ways }: Candidate): string {
  const paths = ways.map((way) =>
    way.map(({ speaker, route }) => `${speaker.device} ${route.asPath.join('-')}`).join('>'),
  );
  return [state, source, prefix.text, nextHopType, nextHops.join(), causes[0]?.text, beatenBy?.text, paths.join()].join(
    '|',
  );
}
