import { causeLines, section, stopLines, wayLines } from './cause-text.js';
import type { CauseJson } from './declarations.js';
import { osWhyLines } from './os-why-text.js';
import { linesText } from './printable.js';
import type { StopJson, WayPointJson } from './way-json.js';
import type { CandidateJson, WhyJson } from './why-json.js';

/** The answer of `azroute why` as text: the decision, the losers, what is missing, and the paths of BGP routes. */
export function whyText(why: WhyJson): string {
  const lines = [
    `${why.nic} to ${why.name === undefined ? why.to : `${why.name} (${why.to})`}`,
    ...causeLines(why.decision, '  '),
    ...section('Decides', why.decides.flatMap(candidate)),
    ...section(`Inside ${why.to}, with their own rows`, why.inside?.map((one) => `  ${row(one)}`) ?? []),
    ...section('Loses', why.losers.flatMap(candidate)),
    ...missing(why),
    ...ways(why),
    ...why.stops.flatMap(({ network, stops }) => stopped(network, stops)),
    ...section('Note', why.notes?.flatMap((note) => causeLines(note, '  ')) ?? []),
    ...(why.operatingSystem ? osWhyLines(why.operatingSystem, why.to) : []),
  ];
  return linesText(lines);
}

function row(one: Omit<CandidateJson, 'because' | 'beatenBy'>): string {
  const { source, state, addressPrefix, nextHopType, nextHopIpAddress, name } = one;
  const shown = [source, state === 'absent' ? 'not in the table' : state, addressPrefix, nextHopType];
  const named = name === undefined ? [] : [`(${name})`];
  return [...shown, nextHopIpAddress.join(' '), ...named].filter((field) => field !== '').join('  ');
}

function candidate({ because, beatenBy, ...one }: CandidateJson): readonly string[] {
  return [
    `  ${row(one)}`,
    ...because.flatMap((one) => causeLines(one, '    ')),
    ...(beatenBy ? causeLines(beaten(beatenBy), '    ', 'But: ') : []),
  ];
}

/** If a row decides by its length or source, its declarations are listed with that row. */
function beaten(by: NonNullable<CandidateJson['beatenBy']>): CauseJson {
  return by.kind === 'shorterPrefix' || by.kind === 'source' ? { ...by, declarations: [] } : by;
}

function missing({ missing: route }: WhyJson): readonly string[] {
  if (!route) return [];
  const held = route.heldBy.flatMap((way) => way.at(-1)?.device ?? []);
  return [
    ...section(
      `Why not ${route.addressPrefix}`,
      route.reasons.flatMap((reason) => causeLines(reason, '  ')),
    ),
    ...(held.length > 0 ? [`  BGP has it at ${[...new Set(held)].join(', ')}.`] : []),
  ];
}

/** The paths of the deciding routes, of all other candidates for the same prefixes, and of what is missing. */
function ways({ decides, losers, missing: route }: WhyJson): readonly string[] {
  const prefixes = new Set([...decides.map(({ addressPrefix }) => addressPrefix), route?.addressPrefix]);
  const lists = new Map<string, Map<string, readonly string[]>>();
  const add = (prefix: string, way: readonly WayPointJson[]) => {
    const list = lists.get(prefix) ?? new Map<string, readonly string[]>();
    const lines = wayLines(way);
    lists.set(prefix, list.set(lines.join(), lines));
  };
  for (const { addressPrefix, ways: all } of [...decides, ...losers]) {
    if (prefixes.has(addressPrefix)) for (const way of all ?? []) add(addressPrefix, way);
  }
  for (const way of longest(route?.heldBy ?? [])) add(route?.addressPrefix ?? '', way);
  return [...lists].flatMap(([prefix, list]) =>
    [...list.values()].flatMap((lines) => section(`Path of ${prefix} through BGP`, lines)),
  );
}

/** Paths that are not the beginning of another path, which already shows them. */
function longest(all: readonly (readonly WayPointJson[])[]): readonly (readonly WayPointJson[])[] {
  const keys = all.map((way) => `${way.map(({ device }) => device).join(' > ')} > `);
  return all.filter((_, i) => !keys.some((key, j) => i !== j && key !== keys[i] && key.startsWith(keys[i] ?? '')));
}

/** Where a route stopped; places where this makes no difference are only counted. */
function stopped(network: string, stops: readonly StopJson[]): readonly string[] {
  const harmless = stops.filter((stop) => stop.harmless).length;
  const lines = stops.filter((stop) => !stop.harmless).flatMap(stopLines);
  const rest =
    harmless > 0
      ? [
          `  ${lines.length > 0 ? 'and ' : ''}${harmless} ${harmless === 1 ? 'place' : 'places'} where the receiver has it already`,
        ]
      : [];
  return section(`Where ${network} stopped in BGP`, [...lines, ...rest]);
}
