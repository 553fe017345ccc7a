import { covers, type Prefix } from '../address/index.js';
import type { Settings } from '../settings.js';
import type { Cause, Vnet } from '../topology/index.js';
import type { Loss, LossKind } from './loss.js';
import { noneRoutes } from './none-routes.js';
import type { EffectiveRoute } from './route.js';
import { noneRow } from './system-routes.js';
import type { VnetRows } from './vnet-rows.js';

/** A None row that another route removed. */
export interface RemovedNoneRow {
  readonly row: EffectiveRoute;
  readonly prefix: Prefix;
  readonly removedBy: Loss;
}

/**
 * The None rows that remain next to the other routes of a class of NICs, and what removed the others.
 * @param bgpRoute gives the declarations of the BGP route for exactly this prefix, if one is in the table
 */
export function noneRows(
  vnet: Vnet,
  settings: Settings,
  rows: VnetRows,
  bgpRoute: (prefixText: string) => Cause | undefined,
  users: readonly EffectiveRoute[],
): { readonly rows: EffectiveRoute[]; readonly removed: RemovedNoneRow[] } {
  const userDefault = users.find((row) => row.prefix?.text === '0.0.0.0/0');
  const bgpDefault = bgpRoute('0.0.0.0/0');
  const kept: EffectiveRoute[] = [];
  const removed: RemovedNoneRow[] = [];
  for (const prefix of noneRoutes(settings.noneRoutes)) {
    const row = noneRow(prefix, vnet.id);
    const sameUser = users.find((user) => user.prefix?.text === prefix.text);
    const sameBgp = bgpRoute(prefix.text);
    const removedBy =
      replacedBySpace(prefix, rows.own, 'ownSpace', 'R005') ??
      replacedBySpace(prefix, rows.peers, 'peeredSpace', 'R006') ??
      (bgpDefault && stripped(bgpDefault, 'R011')) ??
      (sameBgp && replacedBySame(sameBgp, 'bgpRoute', 'R012')) ??
      (sameUser && replacedBySame(sameUser.cause, 'userRoute', 'R007')) ??
      (userDefault && !writtenAsNone(userDefault) ? stripped(userDefault.cause, 'R008') : undefined);
    if (removedBy) removed.push({ row, prefix, removedBy });
    else kept.push(row);
  }
  return { rows: kept, removed };
}

/**
 * R009: a user-defined default route written with next hop None leaves the None rows; one that only displays None, or
 * leads to the Internet (R010), does not.
 */
function writtenAsNone({ nextHopType, nextHops }: EffectiveRoute): boolean {
  return nextHopType === 'None' && nextHops.every(({ text }) => text === undefined);
}

function replacedBySpace(
  none: Prefix,
  rows: readonly EffectiveRoute[],
  because: LossKind,
  rule: 'R005' | 'R006',
): Loss | undefined {
  const row = rows.find(({ prefix }) => prefix && prefix.length <= none.length && covers(prefix, none));
  return (
    row && {
      because,
      rule,
      text: `${row.prefix?.text} equals or contains it and replaces it.`,
      declarations: row.cause.declarations,
    }
  );
}

function replacedBySame({ declarations }: Cause, because: LossKind, rule: 'R007' | 'R012'): Loss {
  return { because, rule, text: 'A route for exactly this prefix removes the None route.', declarations };
}

function stripped({ declarations }: Cause, rule: 'R008' | 'R011'): Loss {
  return {
    because: 'defaultRoute',
    rule,
    text: 'A default route with another next hop removes all None routes.',
    declarations,
  };
}
