import { type Address, contains, covers, isDefaultRoute, type Prefix } from '../../address/index.js';
import { distinctBy } from '../../collections.js';
import { isPrivateAddress } from '../../forwarding/special-addresses.js';
import {
  type DeclId,
  type Network,
  nextHopText,
  type PlainNextHop,
  type UserNextHop,
  type UserRoute,
  type Vnet,
} from '../../topology/index.js';
import { addOsRoute, setNva } from '../changes/devices.js';
import { hopsTo, isReachable } from '../changes/next-hops.js';
import { addPeering, mayBePeered, openPeering } from '../changes/peerings.js';
import { leadTo, ownTable, removeRoute, routeFor, routeText, setPropagation } from '../changes/routes.js';
import { routeName } from '../edits/names.js';
import type { TopologyEdit } from '../edits/topology-edit.js';
import type { Goal } from './goal.js';
import { costs, type Move, prefixCost } from './move.js';
import type { Place } from './place.js';
import { prefixesFor } from './prefixes.js';

/** How many next hops of an appliance are tried: load balancers, and its NICs. */
const triedHops = 2;

/** User-defined routes at a place that lead to an appliance, with the peering that they need. */
export function* towardsAppliance(network: Network, goal: Goal, place: Place, appliance: DeclId): Generator<Move> {
  const { subnet, vnet } = place;
  if (!mayHaveRoutes(place)) return;
  const exits = exitsFrom(network, appliance, subnet.id);
  if (exits?.length === 0) return;
  const hops = hopsTo(network, appliance).filter(({ address }) => address.family === goal.to.family);
  const addresses = distinctBy(hops, ({ address }) => address.text).slice(0, triedHops);
  for (const { address } of addresses) {
    const nextHop: UserNextHop = { type: 'VirtualAppliance', address };
    const bridge = peeringTo(network, place, appliance, address);
    if (!bridge || (bridge.length === 0 && !isReachable(network, vnet.id, address))) continue;
    for (const [i, prefix] of prefixesFor(network, goal.to, place).entries()) {
      if (!isAllowed(place, prefix, nextHop.type)) continue;
      const known = routeFor(network.routeTable(subnet.routeTable), prefix);
      if (known && leadsTo(known, nextHop)) continue;
      const cost =
        (known ? costs.changeRoute : costs.userRoute) + prefixCost(prefix, i) + (bridge.length > 0 ? costs.peering : 0);
      const edits = [...bridge, leadTo(network, subnet, prefix, nextHop)];
      if (exits) {
        for (const exit of exits) {
          yield { edits: [...edits, exit(prefix)], cost: cost + costs.osRoute };
          for (const copy of ownCopies(network, place, prefix, nextHop, cost, bridge)) {
            yield { edits: [...copy.edits, exit(prefix)], cost: copy.cost + costs.osRoute };
          }
        }
        continue;
      }
      yield { edits, cost };
      const translation = translationAt(network, goal, appliance);
      if (translation) yield { edits: [...edits, translation], cost: cost + costs.translation };
      yield* ownCopies(network, place, prefix, nextHop, cost, bridge);
    }
  }
}

/**
 * R202: what leaves to the Internet needs a public source address, which the last appliance has to give it. R079: the
 * answers of a machine in the subnet of an appliance come back to it only if they are sent to the appliance itself.
 */
function translationAt(network: Network, { to, wanted, via }: Goal, appliance: DeclId): TopologyEdit | undefined {
  const nva = network.nva(appliance);
  if (!nva || (via !== undefined && via.at(-1) !== appliance)) return undefined;
  if (wanted === 'internet') {
    return nva.snat === 'none' ? setNva(nva, { snat: 'internet' }, `declare snat internet on ${nva.label}`) : undefined;
  }
  const isBeside = network.nicsOf(nva).some(({ subnet }) => subnet.prefixes.some((prefix) => contains(prefix, to)));
  if (!isBeside || nva.snat === 'all' || nva.stateless) return undefined;
  return setNva(nva, { snat: 'all' }, `declare snat all on ${nva.label}`);
}

/** User-defined routes at a place that send packets on by themselves: to the Internet, the VPN gateway, or the own VNet. */
export function* towardsType(network: Network, goal: Goal, place: Place): Generator<Move> {
  if (!mayHaveRoutes(place)) return;
  for (const type of typesFor(network, goal, place)) {
    const prefixes = prefixesFor(network, goal.to, place);
    for (const [i, prefix] of (type === 'None' ? narrowFirst(prefixes) : prefixes).entries()) {
      const known = routeFor(network.routeTable(place.subnet.routeTable), prefix);
      if (!isAllowed(place, prefix, type) || known?.nextHop.type === type) continue;
      const cost = costs.userRoute + prefixCost(prefix, i);
      yield { edits: [leadTo(network, place.subnet, prefix, { type })], cost };
      yield* ownCopies(network, place, prefix, { type }, cost, []);
    }
  }
}

/** What is to be dropped is only what was asked for: a subnet before its VNet, and a single machine last. */
function narrowFirst(prefixes: readonly Prefix[]): readonly Prefix[] {
  const isHost = ({ family, length }: Prefix) => length === (family === 4 ? 32 : 128);
  const wide = prefixes.filter((each) => !isHost(each)).sort((a, b) => b.length - a.length);
  return [...wide, ...prefixes.filter(isHost)];
}

/** The user-defined route that decided, removed, or the propagation of gateway routes switched on. */
export function* withoutDecision(network: Network, place: Place): Generator<Move> {
  const { row, subnet } = place;
  const table = network.routeTable(subnet.routeTable);
  if (row?.source === 'User') {
    const route = table?.routes.find(({ id }) => id === row.route);
    if (route) yield { edits: removeRoute(network, route), cost: costs.changeRoute };
  }
  if (table?.disableBgpRoutePropagation) yield { edits: [setPropagation(table, false)], cost: costs.propagation };
}

function leadsTo({ nextHop: known }: UserRoute, nextHop: UserNextHop): boolean {
  return known.type === nextHop.type && nextHopText(known) === nextHopText(nextHop);
}

/** If the table serves other subnets too: a copy of it for this one alone, with the route. */
function* ownCopies(
  network: Network,
  { subnet }: Place,
  prefix: Prefix,
  nextHop: UserNextHop,
  cost: number,
  bridge: readonly TopologyEdit[],
): Generator<Move> {
  const table = network.routeTable(subnet.routeTable);
  if (!table || table.unknown) return;
  const users = network.topology.vnets.flatMap(({ subnets }) =>
    subnets.filter(({ routeTable }) => routeTable === table.id),
  );
  if (users.length < 2) return;
  const known = routeFor(table, prefix);
  const routes = [
    ...table.routes.filter((route) => route !== known),
    { name: known?.name ?? routeName(network.topology, prefix, nextHop), destination: { prefix }, nextHop },
  ];
  const words = known
    ? `give ${subnet.label} a copy of ${table.label} without ${routeText(network, known)}`
    : `give ${subnet.label} a copy of ${table.label} with ${prefix.text}`;
  yield {
    edits: [...bridge, ...ownTable(network, [subnet], { ...table, routes }, words)],
    cost: cost + 0.5,
  };
}

function typesFor(
  network: Network,
  { to, wanted, receivers }: Goal,
  { vnet, device }: Place,
): readonly PlainNextHop['type'][] {
  if (wanted === 'dropped') return ['None'];
  if (wanted === 'internet') return isPrivateAddress(to) ? [] : ['Internet'];
  const isOwn = vnet.addressSpace.some((space) => contains(space, to));
  if (isOwn) return ['VnetLocal'];
  // R061, R062: only a VPN gateway takes packets this way, and only without an ExpressRoute gateway beside it.
  const { vpnGateways, expressRouteGateways } = network.hubOf(vnet.id) ?? vnet;
  const [gateway] = vpnGateways;
  const isInVnet = network.topology.vnets.some(({ addressSpace }) => addressSpace.some((space) => contains(space, to)));
  if (isInVnet && !isHiddenByPeering(network, vnet, to, receivers)) return [];
  return gateway && expressRouteGateways.length === 0 && device !== gateway.id ? ['VirtualNetworkGateway'] : [];
}

/**
 * R037: whether a peered network has the address of a receiver behind gateways too, so that nothing that the gateways
 * learn counts.
 */
function isHiddenByPeering(network: Network, vnet: Vnet, to: Address, receivers: Goal['receivers']): boolean {
  const receiver = receivers?.[0] === undefined ? undefined : network.thing(receivers[0]);
  const home = receiver?.kind === 'nic' || receiver?.kind === 'privateEndpoint' ? receiver.vnet : undefined;
  return network
    .neighbours(vnet.id)
    .some(({ vnet: near }) => near !== home && near.addressSpace.some((space) => contains(space, to)));
}

/** R074: the subnet of a Route Server may have no table. */
function mayHaveRoutes({ subnet }: Place): boolean {
  return subnet.name !== 'RouteServerSubnet' && subnet.name !== 'AzureBastionSubnet';
}

/** R072, R073, R075, R284: what the special subnets may not have. */
function isAllowed({ subnet, vnet }: Place, prefix: Prefix, type: UserNextHop['type']): boolean {
  if (subnet.name === 'AzureFirewallSubnet') return type === 'Internet' || !isDefaultRoute(prefix);
  if (subnet.name !== 'GatewaySubnet') return true;
  const needed = vnet.subnets.filter(({ name }) =>
    ['GatewaySubnet', 'RouteServerSubnet', 'AzureFirewallSubnet'].includes(name),
  );
  return !isDefaultRoute(prefix) && !needed.some(({ prefixes }) => prefixes.some((own) => covers(prefix, own)));
}

/**
 * R079: a route to an appliance on the appliance's own subnet comes back to it, unless its operating system sends the
 * packets on by a NIC in another subnet.
 * @returns undefined if the appliance is in another subnet
 */
function exitsFrom(
  network: Network,
  appliance: DeclId,
  subnet: DeclId,
): readonly ((prefix: Prefix) => TopologyEdit)[] | undefined {
  const nva = network.nva(appliance);
  const nics = nva ? network.nicsOf(nva) : [];
  if (!nva || !nics.some((nic) => nic.subnet.id === subnet)) return undefined;
  return nics
    .filter((nic) => nic.subnet.id !== subnet)
    .map(
      ({ nic: { id, label } }) =>
        (prefix: Prefix) =>
          addOsRoute(nva, prefix, { via: 'nic', nic: id }, `via ${label}`),
    );
}

/** What makes a next hop of an appliance reachable from a place; undefined if nothing can. */
function peeringTo(
  network: Network,
  { vnet, subnet }: Place,
  appliance: DeclId,
  address: Address,
): readonly TopologyEdit[] | undefined {
  const homes = homesOf(network, appliance, address);
  if (homes.some((home) => home.vnet === vnet)) return [];
  const [home] = homes;
  if (!home) return undefined;
  const known = network.peeringBetween(vnet.id, home.vnet.id);
  if (!known) return mayBePeered(network, vnet, home.vnet) ? [addPeering(network, vnet, home.vnet)] : undefined;
  const edit = openPeering(network, known, [subnet.id, ...home.subnets]);
  return edit ? [edit] : [];
}

/** The VNet and the subnets in which packets to a next hop reach an appliance: of the NIC, or of the load balancer. */
function homesOf(
  network: Network,
  appliance: DeclId,
  address: Address,
): readonly { readonly vnet: Vnet; readonly subnets: readonly DeclId[] }[] {
  const thing = network.thing(appliance);
  if (thing?.kind === 'nva') {
    const nics = network.nicsOf(thing.nva);
    const own = nics.filter(({ nic }) => nic.addresses.some(({ text }) => text === address.text));
    return (own.length > 0 ? own : nics).map(({ vnet, subnet }) => ({ vnet, subnets: [subnet.id] }));
  }
  if (thing?.kind === 'loadBalancer') return [{ vnet: thing.vnet, subnets: [thing.subnet.id] }];
  if (thing?.kind !== 'firewall') return [];
  const { vnet } = thing;
  return [{ vnet, subnets: vnet.subnets.filter(({ name }) => name === 'AzureFirewallSubnet').map(({ id }) => id) }];
}
