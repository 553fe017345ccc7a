import { type DeclId, defaultLabel, endOfHub, tablesOf } from '@azroute/engine';
import { blocks, bounded, escapeText } from './markdown.js';
import type { Page } from './page.js';

/** A label of hub route tables: the tables that carry it, and the connections that propagate to them by it (W015). */
export function labelNote(page: Page, label: string): string {
  const { virtualHubs, hubConnections, connections } = page.topology;
  const tables = virtualHubs.flatMap((hub) => tablesOf(hub)).filter(({ labels }) => labels.includes(label));
  const configured = [
    ...hubConnections.map(({ id, routing }) => ({ id, routing })),
    ...connections.map((connection) => ({ id: connection.id, routing: endOfHub(connection)?.routing })),
  ];
  const users = configured.flatMap(({ id, routing }): DeclId[] => {
    if (!routing) return [];
    const labels = routing.propagation?.labels ?? [defaultLabel];
    return labels.includes(label) ? [id] : [];
  });
  const refs = (ids: readonly DeclId[]) => bounded(ids, page.limits.items, (id) => page.ref(id)).join(', ');
  return blocks([
    `**${escapeText(label)}**: label of ${tables.length === 0 ? 'no route table' : refs(tables.map(({ id }) => id))}`,
    users.length === 0 ? 'No connection propagates to it.' : `Propagate to it: ${refs(users)}.`,
  ]);
}
