import { type HubRouteRow, type HubRoutes, hubNextHopId, hubNextHopTypes, inOrderOfHub } from '@azroute/engine';
import { Failure } from '../asked/failure.js';
import { canonicalPrefix } from './printed-row.js';

/** A route of a hub's table, as Azure prints it and as azroute has it (W138). */
export interface PrintedHubRoute {
  readonly addressPrefix: string;
  readonly nextHopType: string;
  /** Names; the last parts of the resource ids that Azure prints. */
  readonly nextHops: readonly string[];
  /** AS numbers joined by hyphens. */
  readonly asPath: string;
}

/** How the routes of a hub differ from those that Azure printed. */
export interface HubComparison {
  readonly agree: readonly PrintedHubRoute[];
  /** Routes that Azure printed and azroute did not compute. */
  readonly missing: readonly PrintedHubRoute[];
  /** Routes that azroute computed and Azure did not print, with what made them. */
  readonly extra: readonly (PrintedHubRoute & { readonly row: HubRouteRow })[];
}

const howToMake = 'give it the output of "az network vhub get-effective-routes" as JSON';

/**
 * Reads what `az network vhub get-effective-routes` printed as JSON, with or without the object around the array.
 * @param shown the name of the file in messages
 * @throws Failure if it is something else
 */
export function readHubRoutes(text: string, shown: string): readonly PrintedHubRoute[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Failure(`${shown} is not valid JSON; ${howToMake}`);
  }
  const list = Array.isArray(value) ? value : isObject(value) ? field(value, 'value') : undefined;
  if (!Array.isArray(list)) throw new Failure(`${shown} contains no array of routes; ${howToMake}`);
  return list.flatMap((entry: unknown, i) => {
    if (!isObject(entry)) throw new Failure(`route ${i + 1} of ${shown} is not an object; ${howToMake}`);
    return readRoute(entry, `route ${i + 1} of ${shown}`);
  });
}

function readRoute(entry: Fields, where: string): PrintedHubRoute[] {
  const prefixes = texts(field(entry, 'addressPrefixes'));
  const nextHopType = field(entry, 'nextHopType');
  if (prefixes.length === 0) throw new Failure(`${where} has no addressPrefixes; ${howToMake}`);
  if (typeof nextHopType !== 'string') throw new Failure(`${where} has no nextHopType; ${howToMake}`);
  const asPath = field(entry, 'asPath');
  return prefixes.map((prefix) => ({
    addressPrefix: canonicalPrefix(prefix),
    nextHopType,
    nextHops: texts(field(entry, 'nextHops')).map((id) => id.split('/').at(-1) ?? id),
    asPath: typeof asPath === 'string' ? asPath : '',
  }));
}

/**
 * Compares the routes of a hub with those that Azure printed, as sets. Next hops are compared where Azure's name is one
 * in the topology: connections of virtual networks have names of their own there.
 * @param labelOf the name of a declaration
 */
export function compareHubRoutes(
  printed: readonly PrintedHubRoute[],
  computed: HubRoutes,
  labelOf: (id: string) => string,
): HubComparison {
  const own = inOrderOfHub(computed.rows).map((row) => ({ ...shownRow(row, labelOf), row }));
  const names = new Set(own.flatMap(({ nextHops }) => nextHops.map(caseless)));
  const isKnown = ({ nextHops }: PrintedHubRoute) =>
    nextHops.length > 0 && nextHops.every((name) => names.has(caseless(name)));
  const agree: PrintedHubRoute[] = [];
  const missing: PrintedHubRoute[] = [];
  const left = new Set(own);
  for (const route of printed) {
    const same = [...left].find(
      (one) => keyOf(one) === keyOf(route) && (!isKnown(route) || namesOf(one) === namesOf(route)),
    );
    if (same) left.delete(same);
    (same ? agree : missing).push(route);
  }
  return { agree, missing, extra: [...left] };
}

function shownRow(row: HubRouteRow, labelOf: (id: string) => string): PrintedHubRoute {
  const names = row.nextHops.flatMap((hop) => {
    const id = hubNextHopId(hop);
    return id === undefined ? [] : [labelOf(id)];
  });
  return {
    addressPrefix: row.prefix.text,
    nextHopType: [...new Set(row.nextHops.map(({ to }) => hubNextHopTypes[to]))].join(', '),
    nextHops: names,
    asPath: row.asPath.join('-'),
  };
}

/** V05: how often 12076 stands in a path that comes back by a circuit differs, so that a run of it counts once. */
function keyOf({ addressPrefix, nextHopType, asPath }: PrintedHubRoute): string {
  return [addressPrefix, nextHopType.toLowerCase(), asPath.replace(/\b12076(-12076\b)+/g, '12076')].join(' ');
}

function namesOf({ nextHops }: PrintedHubRoute): string {
  return nextHops.map(caseless).sort().join();
}

function caseless(name: string): string {
  return name.toLowerCase();
}

type Fields = Readonly<Record<string, unknown>>;

function field(entry: Fields, name: string): unknown {
  const key = Object.keys(entry).find((candidate) => candidate.toLowerCase() === name.toLowerCase());
  return key === undefined ? undefined : entry[key];
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function texts(value: unknown): readonly string[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.flatMap((text) => (typeof text === 'string' && text !== '' ? [text] : []));
}
