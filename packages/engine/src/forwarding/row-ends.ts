import type { Address } from '../address/index.js';
import { checkpoint } from '../checkpoint.js';
import type { EffectiveRoute, EffectiveTable, RowNextHop } from '../effective/route.js';
import type { Cause, DeclId } from '../topology/index.js';
import { type Dropped, isDropped } from './end.js';
import { followRow } from './fabric.js';
import { plainPacket } from './packet.js';
import { addressesOfNextHop, rowDestinations } from './row-destinations.js';
import type { World } from './world.js';

/** The result for packets that a row catches and sends to one of its next hops. */
export interface RowEnd {
  /** How all of them are dropped there; undefined if some are not. */
  readonly dropped: { readonly end: Dropped; readonly reason: Cause } | undefined;
  /** The devices of which one gets them next. Packets that one of these devices sends come back to it (R160, R265). */
  readonly devices: readonly DeclId[];
}

/**
 * For each row of a table, what happens to the packets that it catches: one result for each of its next hops in their
 * order, or one for a row without next hops. Invalid rows catch nothing and are left out. The results are the same for
 * all senders that use the table.
 * @param those some rows of the table, to leave the others out
 */
export function rowEnds(
  world: World,
  table: EffectiveTable,
  those: readonly EffectiveRoute[] = table.routes,
): ReadonlyMap<EffectiveRoute, readonly RowEnd[]> {
  const rows = new Rows(world, table);
  const found = new Map<EffectiveRoute, readonly RowEnd[]>();
  for (const row of those) {
    checkpoint();
    if (row.state === 'Active') found.set(row, rows.endsOf(row));
  }
  return found;
}

class Rows {
  private readonly own = new Map<string, ReadonlySet<string>>();
  /** The results for packets that are not for the next hop itself, which are the same in all rows. */
  private readonly handedOver = new Map<string, RowEnd>();

  constructor(
    private readonly world: World,
    private readonly table: EffectiveTable,
  ) {}

  endsOf(row: EffectiveRoute): readonly RowEnd[] {
    return row.nextHops.length > 0 ? row.nextHops.map((hop) => this.endOf(row, hop)) : [this.endOf(row, undefined)];
  }

  private endOf(row: EffectiveRoute, hop: RowNextHop | undefined): RowEnd {
    const action = hop?.action;
    const nextHop = action?.to === 'address' ? action.address : undefined;
    const own = nextHop && this.ownAddresses(nextHop);
    const alone = hop ? { ...row, nextHops: [hop] } : row;
    let dropped: RowEnd['dropped'];
    for (const destination of rowDestinations(this.world.network, this.table, row, action, own)) {
      const key = own && !own.has(destination.text) ? nextHop?.text : undefined;
      const end = (key !== undefined && this.handedOver.get(key)) || this.follow(alone, destination);
      if (key !== undefined) this.handedOver.set(key, end);
      if (!end.dropped) return end;
      dropped ??= end.dropped;
    }
    return { dropped, devices: [] };
  }

  private follow(row: EffectiveRoute, destination: Address): RowEnd {
    const { vnet } = this.table;
    // No particular device sends: a load balancer would return packets to a sender that is one of its backends.
    const egress = { device: '', at: vnet, vnet, table: this.table };
    const devices = new Set<DeclId>();
    let dropped: RowEnd['dropped'];
    let someGetOn = false;
    for (const outcome of followRow(this.world, egress, row, plainPacket(destination))) {
      if (outcome.next) devices.add(outcome.next.device);
      else if (isDropped(outcome.end)) dropped ??= { end: outcome.end, reason: outcome.reason };
      else someGetOn = true;
    }
    return { dropped: devices.size > 0 || someGetOn ? undefined : dropped, devices: [...devices] };
  }

  private ownAddresses(nextHop: Address): ReadonlySet<string> {
    let own = this.own.get(nextHop.text);
    if (!own) {
      own = addressesOfNextHop(this.world.network, this.table.vnet, nextHop);
      this.own.set(nextHop.text, own);
    }
    return own;
  }
}
