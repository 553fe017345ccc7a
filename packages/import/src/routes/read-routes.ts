import { childrenOf, type Fields, fieldsOf, flagOf, isObject, textOf, textsOf } from '../azure/fields.js';
import { addressIn } from '../model/estate.js';
import type { JsonValues } from '../read/json-values.js';
import type { Refused } from '../read/read-input.js';

/** A file with routes that Azure printed. */
export interface RoutesInput {
  readonly name: string;
  readonly text: string;
  /** Whose routes they are, if the user says so: the name of a NIC, a gateway, a Route Server or a circuit. */
  readonly owner?: string;
  /** Whether it may be something else, since only a folder with it was given. */
  readonly isOptional?: boolean;
}

/** A row of what a Route Server or a gateway learned. */
export interface LearnedRow {
  readonly localAddress: string;
  readonly sourcePeer: string;
  readonly network: string;
  readonly nextHop: string | undefined;
  readonly origin: string;
  /** The AS path, the peer first. */
  readonly path: readonly number[];
}

/** A row of a circuit's table. */
export interface CircuitRow {
  readonly network: string;
  readonly nextHop: string;
  readonly path: readonly number[];
}

/** A row of the effective routes of a NIC. */
export interface EffectiveRow {
  readonly name: string | undefined;
  readonly source: string;
  readonly prefixes: readonly string[];
  readonly nextHopType: string;
  readonly nextHops: readonly string[];
}

/** A row of a virtual hub's table. */
export interface HubRow {
  readonly prefixes: readonly string[];
  readonly nextHopType: string;
  /** IDs of resources. */
  readonly nextHops: readonly string[];
  readonly path: readonly number[];
}

/** The state of a BGP peer. */
export interface PeerRow {
  readonly localAddress: string;
  readonly neighbor: string;
  readonly state: string;
}

/** What a file with routes contains. */
export type Routes =
  | { readonly kind: 'learned routes'; readonly rows: readonly LearnedRow[] }
  | { readonly kind: 'advertised routes'; readonly rows: readonly LearnedRow[] }
  | { readonly kind: 'circuit routes'; readonly rows: readonly CircuitRow[] }
  | { readonly kind: 'routes of a virtual hub'; readonly rows: readonly HubRow[] }
  | { readonly kind: 'BGP peers'; readonly rows: readonly PeerRow[] }
  | { readonly kind: 'service tags'; readonly tags: ReadonlyMap<string, readonly string[]> }
  | {
      readonly kind: 'effective routes';
      readonly rows: readonly EffectiveRow[];
      /** The flag of the subnet's route table, if the output has it. */
      readonly isPropagationDisabled: boolean | undefined;
    };

/**
 * Reads a file with routes. The format is recognized by the content.
 * @param parsed what its text is as JSON
 */
export function readRoutes({ name, text, owner = '' }: RoutesInput, parsed: () => JsonValues): Routes | Refused {
  if (/^\s*Source\s+State\s+Address ?Prefix/im.test(text))
    return { kind: 'effective routes', rows: [], isPropagationDisabled: undefined };
  const json = parsed();
  if ('problem' in json) {
    const { line, column, expected } = json.problem;
    return { refused: `${name}:${line}:${column} is not valid JSON: expected ${expected}. Export it again.` };
  }
  const isNamedAdvertised = [owner, name.slice(name.lastIndexOf('/') + 1)].some((each) => advertisedName.test(each));
  for (const value of json.values) {
    const found = routesIn(value, isNamedAdvertised);
    if (found) return found;
  }
  return {
    refused: `${name} contains no routes. Effective routes of NICs and virtual hubs, routes that Route Servers and gateways learned or advertise, tables of circuits, states of BGP peers, and service tags are read, as JSON.`,
  };
}

/** What the name of a file with advertised routes has in it; only for an empty list it counts. */
const advertisedName = /(?<![a-z])adv(ertised)?(?![a-z])/i;

function routesIn(value: unknown, isNamedAdvertised: boolean): Routes | undefined {
  const fields = fieldsOf(value);
  const instances = Object.entries(fields ?? {}).filter(([name]) => name.startsWith('routeservicerole_in_'));
  if (fields && instances.length > 0)
    return bgpRoutes(
      instances.flatMap(([name]) => childrenOf(fields, name).flatMap(learnedRow)),
      isNamedAdvertised,
    );
  const tags = serviceTags(fields);
  if (tags) return { kind: 'service tags', tags };
  const rows = rowsOf(value);
  const first = rows[0];
  if (!first) return isNamedAdvertised && isEmptyList(value) ? bgpRoutes([], isNamedAdvertised) : undefined;
  if ('nexthoptype' in first && 'source' in first) {
    const flags = new Set(rows.map((row) => flagOf(row, 'disablebgproutepropagation')));
    return {
      kind: 'effective routes',
      rows: rows.map(effectiveRow),
      isPropagationDisabled: flags.size === 1 ? [...flags][0] : undefined,
    };
  }
  if ('addressprefixes' in first && 'nexthops' in first)
    return { kind: 'routes of a virtual hub', rows: rows.map(hubRow) };
  if ('neighbor' in first) return { kind: 'BGP peers', rows: rows.map(peerRow) };
  if ('sourcepeer' in first || 'aspath' in first) return bgpRoutes(rows.flatMap(learnedRow), isNamedAdvertised);
  if ('path' in first && 'network' in first) return { kind: 'circuit routes', rows: rows.map(circuitRow) };
  return undefined;
}

/** Advertised routes have the origin `Igp` and no peer that they are from (R249); an empty list has only its name. */
function bgpRoutes(rows: readonly LearnedRow[], isNamedAdvertised: boolean): Routes {
  const isAdvertised =
    rows.length === 0
      ? isNamedAdvertised
      : rows.every(({ origin, sourcePeer }) => origin === 'igp' && sourcePeer === '');
  return { kind: isAdvertised ? 'advertised routes' : 'learned routes', rows };
}

/** The rows of a list, with or without the object around it; PowerShell omits the list around a single row. */
function rowsOf(value: unknown): Fields[] {
  const inside = isObject(value)
    ? (Object.entries(value).find(([name]) => name.toLowerCase() === 'value')?.[1] ?? value)
    : value;
  const list: readonly unknown[] = Array.isArray(inside) ? inside : [inside];
  return list.map((each) => fieldsOf(each)).filter((fields) => fields !== undefined);
}

function isEmptyList(value: unknown): boolean {
  const inside = isObject(value) && Object.keys(value).length === 1 ? Object.values(value)[0] : value;
  return Array.isArray(inside) && inside.length === 0;
}

function serviceTags(fields: Fields | undefined): Map<string, readonly string[]> | undefined {
  const values = childrenOf(fields, 'values');
  if (values.length === 0) return undefined;
  const tags = values.flatMap((each): [string, readonly string[]][] => {
    const name = textOf(each, 'name') ?? textOf(each, 'id');
    return name === undefined ? [] : [[name.toLowerCase(), textsOf(each, 'addressprefixes')]];
  });
  return tags.some(([, prefixes]) => prefixes.length > 0) ? new Map(tags) : undefined;
}

function learnedRow(row: Fields): LearnedRow[] {
  const network = textOf(row, 'network');
  if (network === undefined) return [];
  return [
    {
      localAddress: textOf(row, 'localaddress') ?? '',
      sourcePeer: textOf(row, 'sourcepeer') ?? '',
      network,
      nextHop: addressIn(textOf(row, 'nexthop')),
      origin: (textOf(row, 'origin') ?? '').toLowerCase(),
      path: pathIn(textOf(row, 'aspath') ?? ''),
    },
  ];
}

/** Next hops can end with an asterisk, and paths with origin letters and line ends. */
function circuitRow(row: Fields): CircuitRow {
  return {
    network: textOf(row, 'network') ?? '',
    nextHop: (textOf(row, 'nexthop') ?? '').replaceAll('*', '').trim(),
    path: pathIn(textOf(row, 'path') ?? ''),
  };
}

function effectiveRow(row: Fields): EffectiveRow {
  return {
    name: textOf(row, 'name'),
    source: (textOf(row, 'source') ?? '').toLowerCase(),
    prefixes: words(row, 'addressprefix'),
    nextHopType: textOf(row, 'nexthoptype') ?? '',
    nextHops: words(row, 'nexthopipaddress').flatMap((text) => addressIn(text) ?? []),
  };
}

function hubRow(row: Fields): HubRow {
  return {
    prefixes: textsOf(row, 'addressprefixes'),
    nextHopType: textOf(row, 'nexthoptype') ?? '',
    nextHops: textsOf(row, 'nexthops'),
    path: pathIn(textOf(row, 'aspath') ?? ''),
  };
}

function peerRow(row: Fields): PeerRow {
  return {
    localAddress: textOf(row, 'localaddress') ?? '',
    neighbor: textOf(row, 'neighbor') ?? '',
    state: textOf(row, 'state') ?? '',
  };
}

function words(row: Fields, name: string): string[] {
  return textsOf(row, name)
    .flatMap((text) => text.split(/[\s,]+/))
    .filter((text) => text !== '' && text !== '-');
}

function pathIn(text: string): number[] {
  return (text.match(/\d+/g) ?? []).map(Number).filter((asn) => Number.isSafeInteger(asn));
}
