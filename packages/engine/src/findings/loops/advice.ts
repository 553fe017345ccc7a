import type { World } from '../../forwarding/world.js';
import type { DeclId, Network, Vnet } from '../../topology/index.js';
import { listed } from '../listed.js';
import { mind } from './group.js';
import type { Loop } from './loop.js';

/** What to do about a loop, in one sentence. */
export function nextStep({ network }: World, loop: Loop): string {
  const unused = loop.hits.length === 0 && !loop.internet;
  const nva = loop.devices.find((device) => network.nva(device));
  const subnets = [
    ...new Set(
      loop.rows.filter(({ device }) => device === nva).flatMap(({ at }) => network.nic(at)?.subnet.label ?? []),
    ),
  ];
  const where = subnets.length > 0 ? `on subnet ${listed(subnets)}` : 'on the subnet of one of them';
  if (unused) return `Discard them with a user-defined route to None ${where}.`;
  if (loop.tunnel !== undefined) {
    return `Give the far endpoint a route ${where} that is longer: a user-defined route, or announce it as a host route.`;
  }
  const own = loop.devices.length === 1 || loop.loadBalancer !== undefined;
  const user = loop.rows.find(({ row }) => row.source === 'User')?.row;
  if (own && user?.prefix) {
    return `Take the route table with ${user.prefix.text} off ${subnets.length > 0 ? `subnet ${listed(subnets)}` : 'this subnet'}, or let the route lead onwards there.`;
  }
  const listeners = loop.devices.filter((device) => listens(network, device));
  if (listeners.length > 0) return keepRoutesFrom(network, loop, listeners);
  const far = nva === undefined ? undefined : mind(loop.intentions.get(nva));
  const peer = far !== undefined && network.nva(far) ? ` or a tunnel to ${network.label(far)}` : '';
  return `Insert a user-defined route ${where}${peer}.`;
}

/** Gateways, circuits and routers send packets back because they learned a route: no user-defined route cures that. */
function listens(network: Network, device: DeclId): boolean {
  const kind = network.thing(device)?.kind;
  return kind === 'vpnGateway' || kind === 'expressRouteGateway' || kind === 'circuit';
}

/** R164, R147: what a Route Server hands to the gateways is stopped there, by a community, or by a filter. */
function keepRoutesFrom(network: Network, loop: Loop, listeners: readonly DeclId[]): string {
  const nvas = loop.devices.filter((device) => network.nva(device)).map((device) => network.label(device));
  const to = listed(listeners.map((device) => network.label(device)));
  const what =
    nvas.length > 0 ? `what ${listed(nvas)} ${nvas.length === 1 ? 'announces' : 'announce'}` : 'these routes';
  const servers = [...new Set(listeners.flatMap((device) => vnetsAt(network, device)))]
    .flatMap(({ routeServers }) => routeServers.slice(0, 1))
    .filter(({ branchToBranch }) => branchToBranch)
    .map(({ label }) => label);
  if (servers.length === 0)
    return `Keep ${what} from ${to}: filter it with "deny" or "only" on the session that it comes by.`;
  return `Keep ${what} from ${to}: switch branchToBranch off on ${listed(servers)}, announce it there with community no-advertise, or filter it with "deny".`;
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
