import { PrefixTable } from '../../address/index.js';
import { entryOf } from '../../bgp/hubs/entry.js';
import { checkpoint } from '../../checkpoint.js';
import { append, byId } from '../../collections.js';
import type { HubRouteRow } from '../../effective/hubs/hub-routes.js';
import { type DeclId, type HubRouteTable, type Network, tablesOf, type VirtualHub } from '../../topology/index.js';
import type { Finding } from '../finding.js';
import type { FindingCode } from '../finding-code.js';
import { listed } from '../listed.js';
import { report } from '../report.js';
import type { Rule, RuleContext } from '../rule.js';

export const bypassedFirewall: FindingCode = {
  code: 'AZR362',
  title: "More specific routes past a hub's firewall",
  severity: 'warning',
};

export const bypassRule: Rule = { codes: [bypassedFirewall], find: bypasses };

/**
 * W028, W077: a static aggregate leads to the firewall, and a connection still propagates more specific routes to the
 * same table. In a custom table that is often meant (W083).
 */
function* bypasses({ network, tables }: RuleContext): Generator<Finding> {
  for (const hub of [...network.topology.virtualHubs].sort(byId)) {
    if (hub.routingIntent?.privateTraffic !== undefined) continue;
    const seen = new Set<DeclId>();
    for (const table of tablesOf(hub)) {
      for (const [connection, rows] of pastFirewall(tables.hubs.ofTable(table, hub).rows)) {
        if (seen.has(connection)) continue;
        seen.add(connection);
        yield finding(network, hub, table, connection, rows);
      }
    }
  }
}

/** A row past the firewall, with the static route that it is more specific than. */
interface Past {
  readonly row: HubRouteRow;
  readonly aggregate: HubRouteRow;
}

/** The rows that static routes to the firewall cover, by the connection that brings them. Default routes steer the Internet. */
function pastFirewall(rows: readonly HubRouteRow[]): ReadonlyMap<DeclId, readonly Past[]> {
  const aggregates = new PrefixTable<HubRouteRow>();
  for (const row of rows) {
    if (row.prefix.length > 0 && row.nextHops.some(({ to }) => to === 'firewall')) aggregates.set(row.prefix, row);
  }
  const found = new Map<DeclId, Past[]>();
  if (aggregates.size === 0) return found;
  for (const row of rows) {
    checkpoint();
    const aggregate = aggregates.covering(row.prefix).find((one) => one !== row);
    const route = row.bgp[0];
    const connection = route && entryOf(route).by !== 'static' ? entryOf(route).connection : undefined;
    if (aggregate && connection !== undefined) append(found, connection, { row, aggregate });
  }
  return found;
}

function finding(
  network: Network,
  hub: VirtualHub,
  table: HubRouteTable,
  connection: DeclId,
  past: readonly Past[],
): Finding {
  const prefixes = listed(past.slice(0, 3).map(({ row }) => row.prefix.text));
  const more = past.length > 3 ? ` and ${past.length - 3} more` : '';
  const aggregate = past[0]?.aggregate;
  const [hop] = aggregate?.nextHops ?? [];
  const firewall = hop?.to === 'firewall' ? network.label(hop.firewall) : 'the firewall';
  const isCustom = table !== hub.defaultRouteTable;
  const route = past[0]?.row.bgp[0];
  const isPeer = route !== undefined && entryOf(route).by === 'peer';
  const propagates = isPeer ? 'The routes of this BGP peer propagate' : 'This connection propagates';
  const cure = isPeer ? "the connection of the peer's network" : 'the connection';
  const message = `Traffic to ${prefixes}${more} bypasses ${firewall}: its route is more specific than ${aggregate?.prefix.text}. ${propagates} to ${table.label}, where the static route leads to ${firewall}. Return traffic may still go through ${firewall}, which drops it as asymmetric. Use routing intent, or propagate ${cure} to noneRouteTable.`;
  return report(bypassedFirewall, connection, message, {
    severity: isCustom ? 'information' : 'warning',
    related: (aggregate?.cause.declarations ?? []).map((declaration) => ({
      declaration,
      message: `This static route leads to ${firewall}.`,
    })),
  });
}
