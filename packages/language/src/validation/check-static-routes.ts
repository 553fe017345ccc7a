import type { DeclId, OsRoute, Prefix, RouterRoute, Topology, Tunnel } from '@azroute/engine';
import type { CheckContext } from './check-context.js';

type StaticRoute = OsRoute | RouterRoute;

/** A device with static routes. */
interface Owner {
  readonly label: string;
  /** The ids by which the end of a tunnel may name it. */
  readonly ids: readonly DeclId[];
  readonly routes: readonly StaticRoute[];
  /** Address space that stays there, whatever the routes say. */
  readonly own: readonly Prefix[];
}

/** Static routes of appliances and of routers on premises: where they lead, and whether they contradict each other. */
export function checkStaticRoutes(context: CheckContext): void {
  const tunnels = new Map(context.topology.tunnels.map((tunnel) => [tunnel.id, tunnel]));
  for (const owner of ownersOf(context.topology)) {
    const earlier = new Map<string, StaticRoute>();
    const own = new Set(owner.own.map(({ text }) => text));
    for (const route of owner.routes) {
      checkTarget(context, owner, route, tunnels);
      checkAgain(context, owner, route, earlier);
      if (!own.has(route.prefix.text)) continue;
      const message = `${route.prefix.text} is the site's own address space, which stays there; name prefixes outside it.`;
      context.report('AZR045', route.id, { property: 'prefix' }, message);
    }
  }
}

function ownersOf({ nvas, sites }: Topology): Owner[] {
  return [
    ...nvas.map(({ id, label, routes }) => ({ label, ids: [id], routes, own: [] })),
    ...sites.flatMap(({ id: site, addressSpace, routers }) =>
      routers.map(({ id, label, routes }) => ({
        label,
        ids: routers.length === 1 ? [id, site] : [id],
        routes,
        own: addressSpace,
      })),
    ),
  ];
}

function checkTarget(
  context: CheckContext,
  { label, ids }: Owner,
  { id, prefix, target }: StaticRoute,
  tunnels: ReadonlyMap<DeclId, Tunnel>,
): void {
  if (target.via === 'address' && target.address.family !== prefix.family) {
    const { text, family } = target.address;
    const message = `${text} does not apply here: it is an IPv${family} address, and ${prefix.text} an IPv${prefix.family} prefix. Name an IPv${prefix.family} next hop.`;
    context.report('AZR045', id, { property: 'address' }, message);
  }
  const tunnel = target.via === 'tunnel' ? tunnels.get(target.tunnel) : undefined;
  if (!tunnel || ids.some((own) => own === tunnel.a.device || own === tunnel.b.device)) return;
  const ends = [tunnel.a, tunnel.b].map(({ device }) => labelOf(context, device)).join(' and ');
  const message = `${tunnel.label} does not end at ${label}: it joins ${ends}. Name a tunnel of ${label}, or an address.`;
  context.report('AZR047', id, { property: 'via' }, message);
}

function labelOf({ symbols }: CheckContext, id: DeclId): string {
  const declaration = symbols.get(id);
  return declaration ? symbols.label(declaration) : id;
}

/** Several next hops for one prefix share its packets; the same one twice, or one beside a discard, is a mistake. */
function checkAgain(
  context: CheckContext,
  { label }: Owner,
  route: StaticRoute,
  earlier: Map<string, StaticRoute>,
): void {
  const { text } = route.prefix;
  const discards = route.target.via === 'drop';
  const same = known(earlier, `${text} ${keyOf(route.target)}`, route);
  known(earlier, `${text} ${discards}`, route);
  const other = earlier.get(`${text} ${!discards}`);
  const first = same ?? other;
  if (!first) return;
  const message = same
    ? `${text} has the same route twice in ${label}; remove one of the two.`
    : `${label} both discards and forwards what is for ${text}; remove one of the two routes.`;
  const related = context.related(first.id, 'prefix', `${text} has a route here already.`);
  context.report('AZR012', route.id, { property: 'prefix' }, message, related);
}

/** What has the key already; what is new gets it. */
function known(earlier: Map<string, StaticRoute>, key: string, route: StaticRoute): StaticRoute | undefined {
  const before = earlier.get(key);
  if (!before) earlier.set(key, route);
  return before;
}

function keyOf(target: StaticRoute['target']): string {
  switch (target.via) {
    case 'tunnel':
      return target.tunnel;
    case 'nic':
      return target.nic;
    case 'address':
      return target.address.text;
    case 'drop':
      return 'drop';
  }
}
