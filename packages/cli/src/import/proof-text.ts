import type { ListRow } from '@azroute/language';
import { routeLine } from '../present/hub-verify.js';
import { verifyAllText } from '../present/verify-all.js';
import type { ListJson, ProofJson } from './prove.js';

/** How many rows of a list that differ are printed; `--output json` has all. */
const mostRows = 10;

/** Whether a list of BGP routes, or of a hub's routes, shows a difference. */
export function isOtherList({
  missing,
  extra,
}: Pick<ListJson | ProofJson['hubs'][number], 'missing' | 'extra'>): boolean {
  return missing.length + extra.length > 0;
}

/** How the routes of Azure agree: a line for each NIC, list and hub, and a sum; nothing if nothing was compared. */
export function proofLines(proof: ProofJson, to: string | undefined): string[] {
  const { nics, lists, hubs, failed } = proof;
  const table = verifyAllText({ nics, failed, notCompared: [] }, to ?? 'network.azroute');
  return [
    ...(nics.length > 0 ? ['', 'Compared with the effective routes of Azure:', ...table.trimEnd().split('\n')] : []),
    ...(lists.length > 0 ? ['', 'Compared with what Azure learned and advertises by BGP:', ...listLines(lists)] : []),
    ...(hubs.length > 0 ? ['', 'Compared with the routes of virtual hubs:', ...hubLines(hubs)] : []),
    ...(failed.length > 0 ? ['', ...failed.map((sentence) => `Not compared: ${sentence}`)] : []),
  ];
}

function hubLines(hubs: ProofJson['hubs']): string[] {
  const titles = hubs.map(({ table, against }) => `${table} (${against.slice(against.lastIndexOf('/') + 1)})`);
  return withRows(titles, hubs, ({ missing, extra }) => [
    ...missing.map((row) => [`only Azure: ${routeLine(row).trim()}`]),
    ...extra.map(({ because, ...row }) => [`only azroute: ${routeLine(row).trim()}`, `  ${because.text}`]),
  ]);
}

function listLines(lists: readonly ListJson[]): string[] {
  const titles = lists.map(({ device, to, against }) => {
    const what = to === undefined ? `${device} learned` : `${device} advertises to ${to}`;
    return `${what} (${against.slice(against.lastIndexOf('/') + 1)})`;
  });
  return withRows(titles, lists, ({ missing, extra }) => [
    ...missing.map((row) => [`only Azure: ${rowText(row)}`, ...row.because.map(({ text }) => `  ${text}`)]),
    ...extra.map((row) => [`only azroute: ${rowText(row)}`]),
  ]);
}

/** A line with the counts for each list, and below it the first rows that differ. */
function withRows<T extends { readonly [K in 'agree' | 'missing' | 'extra']: readonly unknown[] }>(
  titles: readonly string[],
  lists: readonly T[],
  rowsOf: (list: T) => readonly (readonly string[])[],
): string[] {
  const width = Math.max(...titles.map((title) => title.length));
  return lists.flatMap((list, i) => {
    const rows = rowsOf(list);
    const more = rows.length > mostRows ? [`and ${rows.length - mostRows} more; --output json lists all`] : [];
    const { agree, missing, extra } = list;
    return [
      `${titles[i]?.padEnd(width)}  ${agree.length} agree, ${missing.length} missing, ${extra.length} extra`,
      ...[...rows.slice(0, mostRows).flat(), ...more].map((line) => `  ${line}`),
    ];
  });
}

function rowText({ network, origin, asPath, nextHop, sourcePeer, localAddress }: ListRow): string {
  const path = asPath === '' ? '' : `, path ${asPath}`;
  const hop = nextHop === '' ? '' : `, next hop ${nextHop}`;
  const from = sourcePeer === '' || sourcePeer === localAddress ? '' : `, from ${sourcePeer}`;
  return `${network} ${origin}${path}${hop}${from}, at ${localAddress}`;
}
