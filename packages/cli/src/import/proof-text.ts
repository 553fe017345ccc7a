import type { ListRow } from '@azroute/language';
import { verifyAllText } from '../present/verify-all.js';
import type { ListJson, ProofJson } from './prove.js';

/** How many rows of a list that differ are printed; `--output json` has all. */
const mostRows = 10;

/** Whether a list of BGP routes shows a difference. */
export function isOtherList({ missing, extra }: ListJson): boolean {
  return missing.length + extra.length > 0;
}

/** How the routes of Azure agree: a line for each NIC and each list, and a sum; nothing if nothing was compared. */
export function proofLines(proof: ProofJson, to: string | undefined): string[] {
  const { nics, lists, failed } = proof;
  const table = verifyAllText({ nics, failed, notCompared: [] }, to ?? 'network.azroute');
  return [
    ...(nics.length > 0 ? ['', 'Compared with the effective routes of Azure:', ...table.trimEnd().split('\n')] : []),
    ...(lists.length > 0 ? ['', 'Compared with what Azure learned and advertises by BGP:', ...listLines(lists)] : []),
    ...(failed.length > 0 ? ['', ...failed.map((sentence) => `Not compared: ${sentence}`)] : []),
  ];
}

function listLines(lists: readonly ListJson[]): string[] {
  const titles = lists.map(({ device, to, against }) => {
    const what = to === undefined ? `${device} learned` : `${device} advertises to ${to}`;
    return `${what} (${against.slice(against.lastIndexOf('/') + 1)})`;
  });
  const width = Math.max(...titles.map((title) => title.length));
  return lists.flatMap(({ agree, missing, extra }, i) => {
    const rows = [
      ...missing.map((row) => [`only Azure: ${rowText(row)}`, ...row.because.map(({ text }) => `  ${text}`)]),
      ...extra.map((row) => [`only azroute: ${rowText(row)}`]),
    ];
    const more = rows.length > mostRows ? [`and ${rows.length - mostRows} more; --output json lists all`] : [];
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
