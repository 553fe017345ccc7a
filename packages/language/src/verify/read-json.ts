import { Failure } from '../asked/failure.js';
import { canonicalPrefix, type PrintedRow, type PrintedTable } from './printed-row.js';

/**
 * Reads what `az network nic show-effective-route-table -o json` printed (R242), with or without the object around the
 * array. The case of keys doesn't matter, so that PowerShell's output is accepted too, which omits the array around a
 * single route. Fields that don't concern routes are ignored.
 * @throws Failure if it is something else, or only the first page of the routes.
 */
export function readJson(value: unknown, shown: string): PrintedTable {
  const list = routesIn(value, shown);
  if (list.length === 0) throw new Failure(`${shown} contains no routes; ${howToMake}`);
  const flags = new Set<boolean>();
  const rows = list.map((entry: unknown, i): PrintedRow => {
    if (!isObject(entry)) throw new Failure(`route ${i + 1} of ${shown} is not an object; ${howToMake}`);
    const flag = field(entry, 'disableBgpRoutePropagation');
    if (typeof flag === 'boolean') flags.add(flag);
    return readRow(entry, `route ${i + 1} of ${shown}`);
  });
  // R071: the flag is on every row.
  return { rows, disableBgpRoutePropagation: flags.size === 1 ? [...flags][0] : undefined };
}

function routesIn(value: unknown, shown: string): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (isObject(value)) {
    const routes = field(value, 'value');
    const next = field(value, 'nextLink');
    if (typeof next === 'string' && next !== '') {
      throw new Failure(
        `${shown} contains only the first routes, and the others are at its nextLink; get them with "az rest --method get --url <nextLink>" and put the routes of all pages into one array`,
      );
    }
    if (Array.isArray(routes)) return routes;
    if (field(value, 'addressPrefix') !== undefined) return [value];
    const error = field(value, 'error');
    const code = isObject(error) ? field(error, 'code') : undefined;
    if (isObject(error) && (typeof code === 'string' || typeof field(error, 'message') === 'string')) {
      // A code is one word; sentences from an unknown file are not repeated.
      const named = typeof code === 'string' && /^[A-Za-z]{1,60}$/.test(code) ? ` (${code})` : '';
      throw new Failure(`${shown} contains an Azure error${named} instead of routes; fix it and run the command again`);
    }
  }
  throw new Failure(`${shown} contains no array of routes; ${howToMake}`);
}

function readRow(entry: Fields, where: string): PrintedRow {
  const source = field(entry, 'source');
  if (source === undefined && field(entry, 'hasBgpOverride') !== undefined) {
    throw new Failure(`${where} belongs to a route table and is not an effective route of a NIC; ${howToMake}`);
  }
  const [state, nextHopType] = [field(entry, 'state'), field(entry, 'nextHopType')];
  if (typeof source !== 'string') throw new Failure(`${where} has no source; ${howToMake}`);
  if (typeof state !== 'string') throw new Failure(`${where} has no state; ${howToMake}`);
  if (typeof nextHopType !== 'string') throw new Failure(`${where} has no nextHopType; ${howToMake}`);
  const prefixes = texts(field(entry, 'addressPrefix')).map(canonicalPrefix);
  if (prefixes.length === 0) throw new Failure(`${where} has no addressPrefix; ${howToMake}`);
  const name = field(entry, 'name');
  return {
    source,
    state,
    prefixes,
    nextHopType,
    nextHops: texts(field(entry, 'nextHopIpAddress')),
    name: typeof name === 'string' && name !== '' ? name : undefined,
  };
}

type Fields = Readonly<Record<string, unknown>>;

/** The end of a message about a file with other content. */
export const howToMake = 'give it the output of "az network nic show-effective-route-table"';

function field(entry: Fields, name: string): unknown {
  const key = Object.keys(entry).find((candidate) => candidate.toLowerCase() === name.toLowerCase());
  return key === undefined ? undefined : entry[key];
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A text, an array of texts, or nothing; an array can contain empty texts. */
function texts(value: unknown): string[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list
    .flatMap((text) => (typeof text === 'string' ? text.split(/[\s,]+/) : []))
    .filter((text) => text !== '' && text !== '-');
}
