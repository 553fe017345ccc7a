import { isDefaultRoute } from '../../address/index.js';
import type { BgpRoute } from '../../bgp/route.js';
import type { World } from '../../forwarding/world.js';
import type { DeclId, Network, Vnet } from '../../topology/index.js';
import { listed } from '../listed.js';
import { intendedDevice } from './group.js';
import type { Loop } from './loop.js';

/** What to do about a loop, in one sentence. */
export function loopAdvice({ network }: World, loop: Loop): string {
  const unused = loop.hits.length === 0 && !loop.internet;
  const nva = loop.devices.find((device) => network.nva(device));
  const subnets = [
    ...new Set(
      loop.rows.filter(({ device }) => device === nva).flatMap(({ at }) => network.nic(at)?.subnet.label ?? []),
    ),
  ];
  const where = subnets.length > 0 ? `on subnet ${listed(subnets)}` : 'on the subnet of one of them';
  const [fixed] = staticRoutesIn(loop);
  if (fixed && (loop.rows.length === 0 || !unused)) {
    return `Give the route ${fixed.prefix.text} of ${network.label(fixed.holder)} another next hop, or remove it: no announcement changes a static route.`;
  }
  if (unused) return `Discard them with a user-defined route to None ${where}.`;
  if (loop.tunnel !== undefined) {
    return `Give the far endpoint a longer route ${where}: add a user-defined route, or announce the endpoint as a host route.`;
  }
  const own = loop.devices.length === 1 || loop.loadBalancer !== undefined;
  const user = loop.rows.find(({ row }) => row.source === 'User')?.row;
  if (own && user?.prefix) {
    return `Remove the route table with ${user.prefix.text} from ${subnets.length > 0 ? `subnet ${listed(subnets)}` : 'this subnet'}, or give the route another next hop there.`;
  }
  const ofHub = hubDefaultRoute(network, loop);
  if (ofHub !== undefined) return ofHub;
  const learners = loop.devices.filter((device) => learnsRoutes(network, device));
  if (learners.length > 0) return keepRoutesFrom(network, loop, learners);
  const far = nva === undefined ? undefined : intendedDevice(loop.intentions.get(nva));
  const peer = far !== undefined && network.nva(far) ? ` or a tunnel to ${network.label(far)}` : '';
  return `Add a user-defined route ${where}${peer}.`;
}

/** W107, W119: an NVA to which a hub's default route leads must not get this default route itself. */
function hubDefaultRoute(network: Network, { rows, devices }: Loop): string | undefined {
  if (!devices.some((device) => network.thing(device)?.kind === 'hubRouteTable')) return undefined;
  const own = rows.find(
    ({ row, at }) => row.source !== 'User' && row.prefix && isDefaultRoute(row.prefix) && network.nic(at),
  );
  const place = own && network.nic(own.at);
  const connection = place && network.hubConnectionOf(place.vnet.id);
  return (
    connection &&
    `Set enableInternetSecurity false at the connection ${connection.label}, or add a user-defined route 0.0.0.0/0 to Internet on subnet ${place.subnet.label}.`
  );
}

/** The static routes of routers on premises that take part in a loop. */
export function staticRoutesIn({ steps }: Loop): readonly BgpRoute[] {
  return steps
    .flatMap(({ outcomes }) => outcomes.flatMap(({ decisions }) => decisions))
    .flatMap(({ bgpRoute }) => (bgpRoute?.own?.kind === 'static' ? bgpRoute : []));
}

/** Whether the device sends packets back because it learned a route, so that no user-defined route helps. */
function learnsRoutes(network: Network, device: DeclId): boolean {
  const kind = network.thing(device)?.kind;
  return kind === 'vpnGateway' || kind === 'expressRouteGateway' || kind === 'circuit';
}

/** R164, R147: turn off branchToBranch, announce with a community, or filter. */
function keepRoutesFrom(network: Network, loop: Loop, learners: readonly DeclId[]): string {
  const [fixed] = staticRoutes(loop, learners);
  if (fixed) {
    const connection = network.topology.connections.find(({ id }) => id === fixed.connection)?.label ?? '';
    return `Take ${fixed.prefix.text} out of the prefixes of the connection ${connection}: it is a static route, which no filter stops.`;
  }
  const nvas = loop.devices.filter((device) => network.nva(device)).map((device) => network.label(device));
  const to = listed(learners.map((device) => network.label(device)));
  const what =
    nvas.length > 0 ? `what ${listed(nvas)} ${nvas.length === 1 ? 'announces' : 'announce'}` : 'these routes';
  const servers = [...new Set(learners.flatMap((device) => vnetsAt(network, device)))]
    .flatMap(({ routeServers }) => routeServers.slice(0, 1))
    .filter(({ branchToBranch }) => branchToBranch)
    .map(({ label }) => label);
  if (servers.length === 0)
    return `Do not let ${to} learn ${what}: filter it with "deny" or "only" on the session that carries it.`;
  return `Do not let ${to} learn ${what}: turn branchToBranch off on ${listed(servers)}, announce it there with community no-advertise, or filter it with "deny".`;
}

/** The routes without BGP by which gateways of the loop send packets into a connection. */
function staticRoutes({ steps }: Loop, learners: readonly DeclId[]) {
  return steps
    .filter(({ state }) => learners.includes(state.device))
    .flatMap(({ outcomes }) => outcomes.flatMap(({ decisions }) => decisions))
    .flatMap(({ bgpRoute }) =>
      bgpRoute?.own?.kind === 'connection' ? [{ prefix: bgpRoute.prefix, connection: bgpRoute.own.connection }] : [],
    );
}

/** The VNets whose gateway this is, or whose gateways are connected to this circuit. */
function vnetsAt(network: Network, device: DeclId): readonly Vnet[] {
  const thing = network.thing(device);
  if (thing?.kind === 'vpnGateway' || thing?.kind === 'expressRouteGateway') return [thing.vnet];
  return network.connectionsOf(device).flatMap(({ a, b }) => {
    const gateway = network.thing(a.device === device ? b.device : a.device);
    return gateway?.kind === 'expressRouteGateway' ? [gateway.vnet] : [];
  });
}
