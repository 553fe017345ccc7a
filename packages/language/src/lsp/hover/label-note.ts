import { type DeclId, defaultLabel, endOfHub, tablesOf, type VirtualHub, wanOf } from '@azroute/engine';
import { blocks, bounded, escapeText } from './markdown.js';
import type { Page } from './page.js';

/**
 * A label of hub route tables: the tables that carry it, and the connections that propagate to them by it (W015), of each
 * virtual WAN for itself.
 */
export function labelNote(page: Page, label: string): string {
  const { topology } = page;
  const wans = new Set(topology.virtualHubs.map((hub) => wanOf(topology, hub)));
  if (wans.size < 2) return blocks([`**${escapeText(label)}**: ${inHubs(page, label, topology.virtualHubs)}`]);
  return blocks([
    `**${escapeText(label)}**`,
    ...bounded([...wans], page.limits.items, (wan) => {
      const hubs = topology.virtualHubs.filter((hub) => wanOf(topology, hub) === wan);
      return `${wan === undefined ? 'Without a virtual WAN' : `In ${page.ref(wan)}`}: ${inHubs(page, label, hubs)}`;
    }),
  ]);
}

function inHubs(page: Page, label: string, hubs: readonly VirtualHub[]): string {
  const tables = hubs.flatMap((hub) => tablesOf(hub)).filter(({ labels }) => labels.includes(label));
  const users = hubs.flatMap((hub) => usersIn(page, label, hub));
  const refs = (ids: readonly DeclId[]) => bounded(ids, page.limits.items, (id) => page.ref(id)).join(', ');
  return blocks([
    `label of ${tables.length === 0 ? 'no route table' : refs(tables.map(({ id }) => id))}`,
    users.length === 0 ? 'No connection propagates to it.' : `Propagate to it: ${refs(users)}.`,
  ]);
}

/** The connections of a hub that propagate to a label. With routing intent, what they declare does not count (W086). */
function usersIn({ topology, network }: Page, label: string, hub: VirtualHub): readonly DeclId[] {
  const { routingIntent } = hub;
  const isOfHub = (device: DeclId) => {
    const gateway = network.thing(device);
    return gateway !== undefined && 'gateway' in gateway && gateway.vnet.id === hub.id;
  };
  const branches = topology.connections.flatMap((connection) => {
    const end = endOfHub(connection);
    return end?.routing && isOfHub(end.device) ? [{ id: connection.id, routing: end.routing }] : [];
  });
  const all = [...topology.hubConnections.filter((connection) => connection.hub === hub.id), ...branches];
  const byIntent = routingIntent?.privateTraffic === undefined ? [defaultLabel] : [];
  const users = all.filter(({ routing }) =>
    (routingIntent ? byIntent : (routing.propagation?.labels ?? [defaultLabel])).includes(label),
  );
  return users.map(({ id }) => id);
}
