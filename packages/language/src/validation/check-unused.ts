import { type DeclId, hopAddresses, type OsRoute, type RouterRoute, ServiceTags, type Topology } from '@azroute/engine';
import type { CheckContext } from './check-context.js';

/** Reports sites, circuits, tunnels, service tags and load balancers that nothing in the topology uses. */
export function checkUnused(context: CheckContext): void {
  const { topology } = context;
  const used = usedDevices(topology);
  const hops = nextHops(topology);
  const report = (id: DeclId, message: string) => context.report('AZR050', id, { property: 'name' }, message);

  for (const { id, label, routers } of topology.sites) {
    if ([id, ...routers.map((router) => router.id)].some((each) => used.has(each))) continue;
    report(id, `Nothing is connected to ${label}. Add a connection, a session or a tunnel to it, or remove it.`);
  }
  for (const { id, label } of topology.circuits) {
    if (!used.has(id)) report(id, `Nothing is connected to ${label}. Add a connection to it, or remove it.`);
  }
  const tags = new ServiceTags(topology.serviceTags);
  const named = new Set(namedTags(topology, tags));
  for (const { id, name } of topology.serviceTags) {
    if (named.has(id)) continue;
    const message = `No route and no service endpoint is for ${name}. Write a route for it, or remove the statement.`;
    context.report('AZR050', id, { property: 'tag' }, message);
  }
  const carrying = new Set([
    ...topology.sessions.flatMap(({ tunnel }) => tunnel ?? []),
    ...routesOfDevices(topology).flatMap(({ target }) => (target.via === 'tunnel' ? target.tunnel : [])),
  ]);
  const talking = new Set(topology.sessions.map(({ a, b }) => pairOf(a.device, b.device)));
  for (const { id, label, a, b } of topology.tunnels) {
    // A session that doesn't use the tunnel has a finding of its own (R220).
    if (carrying.has(id) || talking.has(pairOf(a.device, b.device))) continue;
    report(
      id,
      `No session runs over ${label} and no route leads into it. Add "over ${label}" to a session, or remove it.`,
    );
  }
  for (const { id, label, address } of topology.vnets.flatMap(({ subnets }) =>
    // One for single ports serves those ports, and is no next hop (R287).
    subnets.flatMap((subnet) => subnet.loadBalancers.filter(({ ports }) => !ports)),
  )) {
    if (hops.has(address.text)) continue;
    report(id, `No route has ${address.text} of ${label} as its next hop. Point a route to it, or remove it.`);
  }
}

/** The statements that give prefixes to some route or service endpoint. */
function namedTags({ routeTables, vnets }: Topology, tags: ServiceTags): readonly DeclId[] {
  const services = new Set(vnets.flatMap(({ subnets }) => subnets.flatMap(({ serviceEndpoints }) => serviceEndpoints)));
  const names = new Set(
    routeTables.flatMap(({ routes }) =>
      routes.flatMap(({ destination }) => ('serviceTag' in destination ? destination.serviceTag : [])),
    ),
  );
  return [
    ...[...services].flatMap((service) => tags.statementsOfService(service)),
    ...[...names].flatMap((name) => tags.statementsOf(name)),
  ];
}

function pairOf(a: DeclId, b: DeclId): string {
  return [a, b].sort().join(' ');
}

/** The devices at the ends of connections, sessions and tunnels. */
function usedDevices({ connections, sessions, tunnels }: Topology): ReadonlySet<DeclId> {
  return new Set([...connections, ...sessions, ...tunnels].flatMap(({ a, b }) => [a.device, b.device]));
}

/** The static routes of appliances and of routers on premises. */
function routesOfDevices({ nvas, sites }: Topology): readonly (OsRoute | RouterRoute)[] {
  const routers = sites.flatMap((site) => site.routers);
  return [...nvas.flatMap(({ routes }) => routes), ...routers.flatMap(({ routes }) => routes)];
}

/** The next hop addresses of user-defined routes, sessions, connections and static routes of devices. */
function nextHops(topology: Topology): ReadonlySet<string> {
  const { routeTables, sessions, connections, hubConnections } = topology;
  return new Set([
    ...hubConnections.flatMap(({ staticRoutes }) => staticRoutes.map(({ nextHop }) => nextHop.text)),
    ...routeTables.flatMap(({ routes }) =>
      routes.flatMap(({ nextHop }) => hopAddresses(nextHop).map(({ text }) => text)),
    ),
    ...[...sessions, ...connections].flatMap(({ a, b }) => [a, b].flatMap(({ policy }) => policy.nextHop?.text ?? [])),
    ...routesOfDevices(topology).flatMap(({ target }) => (target.via === 'address' ? target.address.text : [])),
  ]);
}
