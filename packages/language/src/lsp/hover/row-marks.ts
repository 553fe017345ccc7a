import { type DeclId, type EffectiveRoute, type EffectiveTable, endWords, type RowEnd } from '@azroute/engine';
import type { Page } from './page.js';

/** The mark of a next hop of a row, if packets don't get beyond it. */
export interface Mark {
  readonly kind: 'itself' | 'dropped';
  readonly text: string;
}

/** The marks of the rows of a table, from the engine's trace of their packets. Invalid rows have none. */
export class RowMarks {
  private readonly ends: ReadonlyMap<EffectiveRoute, readonly RowEnd[]>;
  private readonly devices: ReadonlySet<DeclId>;

  /** @param senders the NICs or firewalls that send by the table */
  constructor(
    private readonly page: Page,
    effective: EffectiveTable,
    private readonly senders: readonly DeclId[],
  ) {
    this.ends = page.snapshot.rowEnds(effective);
    this.devices = new Set(senders.map((sender) => page.network.nvaOfNic(sender)?.id ?? sender));
  }

  /** The worst mark of a row; packets to other next hops of the row may still arrive. */
  ofRow(route: EffectiveRoute): Mark['kind'] | undefined {
    const ends = this.ends.get(route) ?? [];
    if (ends.some(({ devices }) => this.itself(devices) !== undefined)) return 'itself';
    return ends.some(({ dropped }) => dropped) ? 'dropped' : undefined;
  }

  /** The mark of the next hop with this index. */
  ofHop(route: EffectiveRoute, at: number): Mark | undefined {
    const end = this.ends.get(route)?.[at];
    if (!end) return undefined;
    const device = this.itself(end.devices);
    if (device !== undefined) {
      return { kind: 'itself', text: this.senders.length > 1 ? `↺ ${this.page.ref(device)} itself` : '↺ itself' };
    }
    if (!end.dropped) return undefined;
    // The reason of a row to None stands elsewhere.
    if (route.nextHops[at]?.action.to === 'drop') return { kind: 'dropped', text: '✗ dropped' };
    const { end: how, reason } = end.dropped;
    return { kind: 'dropped', text: `✗ dropped: ${endWords[how.kind].says} (${this.page.rule(reason.rule)})` };
  }

  private itself(devices: readonly DeclId[]): DeclId | undefined {
    return devices.find((device) => this.devices.has(device));
  }
}
