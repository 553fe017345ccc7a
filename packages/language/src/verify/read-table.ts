import { Failure } from '../asked/failure.js';
import { canonicalPrefix, type PrintedRow, type PrintedTable } from './printed-row.js';
import { howToMake } from './read-json.js';

const sources = ['Default', 'VirtualNetworkGateway', 'User', 'Unknown'];

/**
 * Reads what `az network nic show-effective-route-table -o table` printed (R241): the columns Source, State, Address
 * Prefix, Next Hop Type and Next Hop IP. Next hops of one route are in one row or in several (R051), separated by
 * spaces or commas, and `-` means none.
 * @throws Failure if a line is not a row.
 */
export function readTable(text: string, shown: string): PrintedTable {
  const rows = text.split(/\r?\n/).flatMap((line, i): PrintedRow[] => {
    if (/^[\s|-]*$/.test(line) || /^\s*\|?\s*Source\s/i.test(line)) return [];
    const row = readRow(
      line
        .replaceAll('|', ' ')
        .split(/[\s,]+/)
        .filter((word) => word !== ''),
    );
    if (!row) throw new Failure(`line ${i + 1} of ${shown} is neither JSON nor a row of a route table; ${howToMake}`);
    return [row];
  });
  if (rows.length === 0) throw new Failure(`${shown} contains no routes; ${howToMake}`);
  return { rows, disableBgpRoutePropagation: undefined };
}

function readRow([source = '', state = '', first = '', ...rest]: readonly string[]): PrintedRow | undefined {
  if (!sources.includes(source) || rest.length === 0) return undefined;
  const more = rest.findIndex((word) => !word.includes('/'));
  const [nextHopType, ...nextHops] = rest.slice(more);
  if (more < 0 || nextHopType === undefined) return undefined;
  return {
    source,
    state,
    prefixes: [first, ...rest.slice(0, more)].map(canonicalPrefix),
    nextHopType,
    nextHops: nextHops.filter((word) => word !== '-'),
    name: undefined,
  };
}
