import type { AdvertisedRow, LearnedRow, RefusedRow } from '@azroute/language';
import { linesText } from './printable.js';
import { table } from './table.js';

/**
 * Learned routes in the columns of `az … -o table`: a Route Server's list begins with the address of the instance
 * that learned the route (R250); a gateway's has the source after the origin (R251).
 */
export function learnedTable(rows: readonly LearnedRow[], routeServer: boolean): string {
  return routeServer
    ? table(
        ['LocalAddress', 'Network', 'NextHop', 'SourcePeer', 'Origin', 'AsPath', 'Weight'],
        rows.map((row) => [
          row.localAddress,
          row.network,
          row.nextHop,
          row.sourcePeer,
          row.origin,
          row.asPath,
          `${row.weight}`,
        ]),
      )
    : table(
        ['Network', 'NextHop', 'Origin', 'SourcePeer', 'AsPath', 'Weight'],
        rows.map((row) => [row.network, row.nextHop, row.origin, row.sourcePeer, row.asPath, `${row.weight}`]),
      );
}

/**
 * Advertised routes: one table per peer if rows name their peers; a Route Server's tables have the address of the
 * instance (R249).
 */
export function advertisedTable(rows: readonly AdvertisedRow[], routeServer: boolean): string {
  const peers = [...new Set(rows.map(({ peer }) => peer))];
  if (peers.every((peer) => peer === undefined)) return advertisedToOne(rows, routeServer);
  return peers
    .map(
      (peer) =>
        `${linesText([`To ${peer}`, ''])}${advertisedToOne(
          rows.filter((row) => row.peer === peer),
          routeServer,
        )}`,
    )
    .join('\n');
}

function advertisedToOne(rows: readonly AdvertisedRow[], routeServer: boolean): string {
  const titles = ['Network', 'NextHop', 'Origin', 'AsPath', 'Weight'];
  const cells = rows.map((row) => [row.network, row.nextHop, row.origin, row.asPath, `${row.weight}`]);
  return routeServer
    ? table(
        ['LocalAddress', ...titles],
        rows.map((row, i) => [row.localAddress, ...(cells[i] ?? [])]),
      )
    : table(titles, cells);
}

/** Routes that were dropped (`peer` sent them) or withheld (`peer` did not get them), with the reason at the end. */
export function refusedTable(rows: readonly RefusedRow[]): string {
  return table(
    ['Network', 'NextHop', 'Peer', 'AsPath', 'Rule', 'Reason'],
    rows.map((row) => [row.network, row.nextHop, row.peer, row.asPath, row.rule, row.reason]),
  );
}
