import type { Address } from '../../address/index.js';
import { checkpoint } from '../../checkpoint.js';
import type { EffectiveTable } from '../../effective/route.js';
import type { Trace } from '../../forwarding/trace.js';
import { addressesOf, type DeclId, type Network } from '../../topology/index.js';
import { type Budget, stepsOf } from '../flows/steps.js';
import type { Follow } from './judge.js';

/** How packets are followed, and the table by which a NIC sends them. */
export interface Ways {
  readonly follow: Follow;
  readonly tableOf: (nic: DeclId) => EffectiveTable | undefined;
}

/**
 * Follows packets once for all senders of a kind: NICs that share a table, and hosts of one site, send alike.
 */
export class WaysOfKinds {
  private readonly kinds = new Map<DeclId, string>();
  private readonly tables = new Map<EffectiveTable, number>();
  private readonly traces = new Map<string, Trace | undefined>();

  constructor(
    private readonly network: Network,
    private readonly ways: Ways,
    private readonly steps: Budget,
  ) {}

  /** A key that is equal for senders that send alike. */
  kindOf(sender: DeclId): string {
    let kind = this.kinds.get(sender);
    if (kind === undefined) {
      kind = this.findKind(sender);
      this.kinds.set(sender, kind);
    }
    return kind;
  }

  /** The path of packets of a sender, followed for the first sender of its kind. */
  trace(sender: DeclId, to: Address): Trace | undefined {
    const nic = this.network.nic(sender)?.nic;
    const own = nic && addressesOf(nic).some(({ text }) => text === to.text);
    const key = `${own ? sender : this.kindOf(sender)} ${to.text}`;
    if (this.traces.has(key)) return this.traces.get(key);
    checkpoint();
    const trace = this.ways.follow(sender, to);
    this.steps.spend(trace ? stepsOf(trace) : 1);
    this.traces.set(key, trace);
    return trace;
  }

  private findKind(sender: DeclId): string {
    const thing = this.network.thing(sender);
    if (thing?.kind === 'host') return `home ${thing.home.id} ${thing.host.address.family}`;
    const table = thing?.kind === 'nic' && !this.network.nvaOfNic(sender) ? this.ways.tableOf(sender) : undefined;
    if (thing?.kind !== 'nic' || !table) return sender;
    const number = this.tables.get(table) ?? this.tables.size;
    this.tables.set(table, number);
    return `table ${number} ${thing.nic.addresses.map(({ family }) => family).join()}`;
  }
}
