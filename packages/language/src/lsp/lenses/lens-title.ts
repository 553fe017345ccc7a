import type { DeclId, EffectiveRoute, SpeakerTable } from '@azroute/engine';
import { visibleText } from '../../symbols/visible-text.js';
import type { LensKind } from '../display-settings.js';
import { count } from '../hover/markdown.js';
import type { EditorView } from '../services.js';
import { defaultRouteText } from '../values/owner-name.js';

/** What a lens says about a declaration; undefined if there is nothing to say. */
export function lensTitle(view: EditorView, kind: LensKind, id: DeclId): string | undefined {
  const title = titles[kind](view, id);
  return title === undefined ? undefined : visibleText(title);
}

const titles: Readonly<Record<LensKind, (view: EditorView, id: DeclId) => string | undefined>> = {
  nics: nicTitle,
  routes: routeTitle,
  sessions: sessionTitle,
  expectations: expectationTitle,
};

/** "14 routes · 2 from ars1 · Internet via nva1". */
function nicTitle({ snapshot }: EditorView, id: DeclId): string | undefined {
  const { network } = snapshot;
  const found = network.nic(id);
  const table = snapshot.effectiveRoutes(id);
  if (!found || !table) return undefined;
  const active = table.routes.filter(({ state }) => state === 'Active');
  const injected = active.filter(({ source }) => source === 'VirtualNetworkGateway');
  const user = active.filter(({ source }) => source === 'User');
  return [
    count(active.length, 'route'),
    user.length > 0 ? `${user.length} user-defined` : undefined,
    injected.length > 0 ? `${injected.length} from gateways or Route Servers` : undefined,
    defaultRouteText(network, found.vnet.id, table),
  ]
    .filter((part) => part !== undefined)
    .join(' · ');
}

/** "in 12 subnets · decides in 9 · beaten in 3". */
function routeTitle({ snapshot, topology }: EditorView, id: DeclId): string | undefined {
  const table = topology.routeTables.find(({ routes }) => routes.some((route) => route.id === id));
  if (!table) return undefined;
  const subnets = topology.vnets.flatMap((vnet) => vnet.subnets).filter(({ routeTable }) => routeTable === table.id);
  if (subnets.length === 0) return 'in no subnet';
  const rows = subnets.flatMap(
    (subnet) => snapshot.subnetRoutes(subnet.id)?.routes.find((row) => row.route === id) ?? [],
  );
  const isActive = ({ state }: EffectiveRoute) => state === 'Active';
  const active = rows.filter(isActive).length;
  const beaten = rows.length - active;
  return [
    `in ${count(subnets.length, 'subnet')}`,
    beaten > 0 || active < subnets.length ? `active in ${active}` : undefined,
    beaten > 0 ? `beaten in ${beaten}` : undefined,
  ]
    .filter((part) => part !== undefined)
    .join(' · ');
}

/** "nva1 sends 2, 1 dropped · ars1 sends 6", or "down". */
function sessionTitle({ snapshot }: EditorView, id: DeclId): string | undefined {
  const { bgp, network } = snapshot;
  const sides = bgp.sessions.filter(({ declaration }) => declaration === id);
  if (sides.length === 0) return undefined;
  if (sides.every((side) => side.down)) return 'down';
  const deviceOf = new Map(bgp.speakers.map((speaker) => [speaker.id, speaker.device]));
  // A Route Server has two instances, which mostly get the same routes: the side with the most of them counts.
  const flows = new Map<DeclId, { sent: number; dropped: number }>();
  for (const side of sides) {
    const device = deviceOf.get(side.local);
    if (device === undefined) continue;
    const known = flows.get(device) ?? { sent: 0, dropped: 0 };
    const sent = bgp.announcedCounts(side.local).get(side.id) ?? 0;
    const dropped = droppedOf(bgp.table(side.remote), side.id);
    flows.set(device, { sent: Math.max(known.sent, sent), dropped: Math.max(known.dropped, dropped) });
  }
  return [...flows]
    .map(([device, { sent, dropped }]) => {
      const label = network.label(device);
      return `${label} sends ${sent.toLocaleString('en-US')}${dropped > 0 ? `, ${dropped.toLocaleString('en-US')} dropped` : ''}`;
    })
    .join(' · ');
}

/** The number of prefixes of a session of which the receiver keeps no route. */
function droppedOf({ routes, rejected }: SpeakerTable, session: string): number {
  const kept = new Set([...routes.values()].flatMap((entry) => entry.routes));
  const dropped = rejected.filter(({ route }) => route.session?.id === session && !kept.has(route));
  return new Set(dropped.map(({ route }) => route.prefix.text)).size;
}

/** "holds", with the appliances on the way; "does not hold", with what happens instead. */
function expectationTitle({ snapshot }: EditorView, id: DeclId): string | undefined {
  const result = snapshot.expected(id);
  if (!result) return undefined;
  const { holds, example, failure } = result;
  if (holds === undefined) return 'not judged';
  if (failure) return `does not hold: ${failure.outcome}`;
  const appliances = (example?.there?.hops ?? []).filter(({ kind }) => kind === 'nva' || kind === 'firewall');
  return appliances.length > 0 ? `holds via ${appliances.map(({ label }) => label).join(', ')}` : 'holds';
}
