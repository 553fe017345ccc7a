import { type HubWhy, hubNextHopId, hubNextHopTypes } from '@azroute/engine';
import { causeLines, section, wayLines } from './cause-text.js';
import type { CauseJson, Declarations } from './declarations.js';
import { linesText } from './printable.js';
import { type WayPointJson, wayJson } from './way-json.js';

/** The answer of `azroute why --hub`. */
export interface HubWhyJson {
  readonly table: string;
  readonly to: string;
  /** The requested name, if it was a name. */
  readonly name?: string;
  readonly decision: CauseJson;
  readonly decides?: {
    readonly addressPrefix: string;
    readonly nextHopType: string;
    readonly nextHops: readonly string[];
    readonly asPath: string;
    readonly because: readonly CauseJson[];
    readonly ways: readonly (readonly WayPointJson[])[];
  };
  readonly losers: readonly {
    readonly addressPrefix: string;
    readonly because: CauseJson;
    readonly beatenBy: CauseJson;
  }[];
  readonly missing: readonly CauseJson[];
}

/** Why a table of a hub has the route that it has, with names and locations. */
export function hubWhyJson(why: HubWhy, name: string | undefined, declarations: Declarations): HubWhyJson {
  const { decides } = why;
  return {
    table: declarations.label(why.table),
    to: why.address?.text ?? why.prefix.text,
    ...(name === undefined ? {} : { name }),
    decision: declarations.cause(why.decision),
    ...(decides && {
      decides: {
        addressPrefix: decides.prefix.text,
        nextHopType: [...new Set(decides.nextHops.map(({ to }) => hubNextHopTypes[to]))].join(', '),
        nextHops: decides.nextHops.flatMap((hop) => {
          const id = hubNextHopId(hop);
          return id === undefined ? [] : [declarations.label(id)];
        }),
        asPath: decides.asPath.join('-'),
        because: [decides.cause, ...why.propagation].map((cause) => declarations.cause(cause)),
        ways: why.ways.map((way) => wayJson(way, declarations)),
      },
    }),
    losers: why.losers.map(({ prefix, because, beatenBy }) => ({
      addressPrefix: prefix.text,
      because: declarations.cause(because),
      beatenBy: declarations.cause(beatenBy),
    })),
    missing: why.missing.map((cause) => declarations.cause(cause)),
  };
}

/** The same as text. */
export function hubWhyText({ table, to, name, decision, decides, losers, missing }: HubWhyJson): string {
  const ways = decides?.ways.filter((way) => way.length > 1) ?? [];
  return linesText([
    `${table} to ${name === undefined ? to : `${name} (${to})`}`,
    ...causeLines(decision, '  '),
    ...section(
      'Decides',
      decides
        ? [
            `  ${[decides.addressPrefix, decides.nextHopType, decides.nextHops.join(', '), decides.asPath].filter((text) => text !== '').join('  ')}`,
            ...decides.because.flatMap((cause) => causeLines(cause, '    ')),
          ]
        : [],
    ),
    ...section(
      'Loses',
      losers.flatMap(({ addressPrefix, because, beatenBy }) => [
        `  ${addressPrefix}`,
        ...causeLines(because, '    '),
        ...causeLines({ ...beatenBy, declarations: [] }, '    ', 'But: '),
      ]),
    ),
    ...section(
      `Not in ${table}`,
      missing.flatMap((cause) => causeLines(cause, '  ')),
    ),
    ...ways.flatMap((way) => section(`Path of ${decides?.addressPrefix} through BGP`, wayLines(way))),
  ]);
}
