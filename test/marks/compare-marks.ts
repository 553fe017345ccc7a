import type { Address, DeclId, EffectiveRoute, EffectiveTable, Snapshot } from '@azroute/engine';
import { Page } from '../../packages/language/src/lsp/hover/page.js';
import { RowMarks } from '../../packages/language/src/lsp/hover/row-marks.js';
import { holds } from '../oracle/bits.js';
import { edgeAddresses, namedAddresses, namedPrefixes } from '../oracle/trace-destinations.js';
import { nicsOf } from '../oracle/world.js';
import { isSame, type RowResult, rowResults } from './row-results.js';

/** What was compared: how many rows of each mark, and how they differ. */
export interface Comparison {
  readonly rows: Map<RowResult, number>;
  readonly differences: string[];
}

/** Compares the marks in hovers at the rows of all NICs and firewalls with traces of packets that these rows catch. */
export function compareMarks(snapshot: Snapshot, into: Comparison): void {
  const { topology } = snapshot;
  const page = new Page(
    { topology, snapshot, place: () => undefined, kindOf: () => undefined, labelOf: (id) => id },
    { href: () => undefined },
  );
  const named = namedAddresses(topology);
  const prefixes = namedPrefixes(topology);
  for (const { sender, at, table } of senders(snapshot)) {
    const marks = new RowMarks(page, table, [sender]);
    const edges = edgeAddresses([...prefixes, ...table.routes.flatMap(({ prefix }) => prefix ?? [])]);
    const active = table.routes.filter(({ state, prefix }) => state === 'Active' && prefix);
    const compared = new Set<string>();
    for (const row of active) {
      const key = `${row.source} ${row.prefix?.text}`;
      const same = active.filter((other) => isSame(other, row));
      if (compared.has(key)) continue;
      compared.add(key);
      const shown = new Set(same.flatMap((each) => each.nextHops.map((_, i) => marks.ofHop(each, i)?.kind ?? 'on')));
      const addresses = caught(table, row, edges, named);
      const results = resultsOf(snapshot, sender, at, row, addresses);
      if (results.length === 0) continue;
      for (const result of shown) into.rows.set(result, (into.rows.get(result) ?? 0) + 1);
      for (const difference of contradictions(shown, results, results.length === addresses.length))
        into.differences.push(`${at} ${key}: ${difference}`);
    }
  }
}

interface Sender {
  readonly sender: DeclId;
  /** The NIC, or the subnet of the firewall, whose rows decide. */
  readonly at: DeclId;
  readonly table: EffectiveTable;
}

/** All NVAs' NICs and firewalls, and one other NIC of those that share a table. */
function senders(snapshot: Snapshot): Sender[] {
  const tables = new Set<EffectiveTable>();
  const nics = nicsOf(snapshot.topology).flatMap(({ nic: { id } }): Sender[] => {
    const table = snapshot.effectiveRoutes(id);
    if (!table) return [];
    if (!snapshot.network.nvaOfNic(id)) {
      if (tables.has(table)) return [];
      tables.add(table);
    }
    return [{ sender: id, at: id, table }];
  });
  const firewalls = snapshot.topology.vnets.flatMap(({ firewalls: all, subnets }) => {
    const subnet = subnets.find(({ name }) => name === 'AzureFirewallSubnet');
    const table = subnet && snapshot.subnetRoutes(subnet.id);
    return table ? all.map(({ id }) => ({ sender: id, at: subnet.id, table })) : [];
  });
  return [...nics, ...firewalls];
}

/** The addresses for which the row decides, without those of devices, since the next hop may be the receiver itself. */
function caught(
  table: EffectiveTable,
  row: EffectiveRoute,
  edges: readonly Address[],
  named: readonly Address[],
): readonly Address[] {
  const all = edges.filter((address) => {
    const found = row.prefix && holds(row.prefix, address) && table.lookup(address);
    return found && isSame(found, row);
  });
  const texts = new Set(named.map(({ text }) => text));
  const unnamed = all.filter(({ text }) => !texts.has(text));
  const toAddress = row.nextHops.some(({ action }) => action.to === 'address');
  return toAddress && unnamed.length > 0 ? unnamed : all;
}

function resultsOf(
  snapshot: Snapshot,
  sender: DeclId,
  at: DeclId,
  row: EffectiveRoute,
  addresses: readonly Address[],
): ReadonlySet<RowResult>[] {
  return addresses.flatMap((address) => {
    const trace = snapshot.trace(sender, address);
    const results = new Set(trace ? rowResults(trace, at, row) : []);
    return results.size > 0 ? [results] : [];
  });
}

/**
 * A mark must be true of all packets that the row catches, and a mark that is missing must not be. `isAll` says whether all
 * of these packets were followed: the operating system of an NVA may send some of them elsewhere.
 */
function* contradictions(
  shown: ReadonlySet<RowResult>,
  results: readonly ReadonlySet<RowResult>[],
  isAll: boolean,
): Generator<string> {
  for (const mark of ['dropped', 'itself'] as const) {
    const times = results.filter((each) => each.has(mark)).length;
    if (shown.has(mark) && times < results.length)
      yield `marked ${mark}, and true of ${times} of ${results.length} packets`;
    if (!shown.has(mark) && times === results.length && (isAll || mark === 'itself')) yield `${mark}, and not marked`;
  }
  if (isAll && shown.has('on') && !results.some((each) => each.has('on'))) yield 'not marked, and no packet gets on';
}
