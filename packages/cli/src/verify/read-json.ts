import { Failure } from '../failure.js';
import { canonicalPrefix, type PrintedRow, type PrintedTable } from './printed-row.js';

/**
 * Reads what `az network nic show-effective-route-table -o json` printed (R242), with or without the object around the
 * array. Upper and lower case of keys make no difference, so that what PowerShell prints is understood too.
 * @throws Failure if it is something else.
 */
export function readJson(value: unknown, shown: string): PrintedTable {
  const list = Array.isArray(value) ? value : isObject(value) ? field(value, 'value') : undefined;
  if (!Array.isArray(list)) throw new Failure(`${shown} holds no array of routes; ${howToMake}`);
  const flags = new Set<boolean>();
  const rows = list.map((entry: unknown, i): PrintedRow => {
    if (!isObject(entry)) throw new Failure(`route ${i + 1} of ${shown} is no object; ${howToMake}`);
    const flag = field(entry, 'disableBgpRoutePropagation');
    if (typeof flag === 'boolean') flags.add(flag);
    const prefixes = texts(field(entry, 'addressPrefix')).map(canonicalPrefix);
    const [source, state, nextHopType] = ['source', 'state', 'nextHopType'].map((name) => {
      const text = field(entry, name);
      if (typeof text !== 'string') throw new Failure(`route ${i + 1} of ${shown} has no ${name}; ${howToMake}`);
      return text;
    }) as [string, string, string];
    if (prefixes.length === 0) throw new Failure(`route ${i + 1} of ${shown} has no addressPrefix; ${howToMake}`);
    return { source, state, prefixes, nextHopType, nextHops: texts(field(entry, 'nextHopIpAddress')) };
  });
  // R071: the flag stands on every row.
  return { rows, disableBgpRoutePropagation: flags.size === 1 ? [...flags][0] : undefined };
}

/** The end of a message about a file that is something else. */
export const howToMake = 'give it what "az network nic show-effective-route-table" prints';

function field(entry: Readonly<Record<string, unknown>>, name: string): unknown {
  const key = Object.keys(entry).find((candidate) => candidate.toLowerCase() === name.toLowerCase());
  return key === undefined ? undefined : entry[key];
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A text, an array of texts, or nothing; an array may have empty texts in it. */
function texts(value: unknown): string[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list
    .flatMap((text) => (typeof text === 'string' ? text.split(/[\s,]+/) : []))
    .filter((text) => text !== '' && text !== '-');
}
