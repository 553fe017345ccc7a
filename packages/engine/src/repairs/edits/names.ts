import { covers, isDefaultRoute, type Prefix } from '../../address/index.js';
import { freeName } from '../../free-name.js';
import {
  type DeclId,
  isReservedSubnet,
  type Subnet,
  type Topology,
  type UserNextHop,
  type Vnet,
} from '../../topology/index.js';
import { type Call, callOf, examplesOf, type Named } from './bare-names.js';
import { affixOf, inStyle, styleOf } from './naming.js';

/** What names call the subnets whose names Azure gives. */
const shortNames: ReadonlyMap<string, string> = new Map(
  Object.entries({
    GatewaySubnet: 'gateway',
    RouteServerSubnet: 'route-server',
    AzureFirewallSubnet: 'firewall',
    AzureFirewallManagementSubnet: 'firewall-management',
    AzureBastionSubnet: 'bastion',
  }),
);

const halves: readonly string[] = ['0.0.0.0/1', '128.0.0.0/1'];

/** What the names of routes and of route tables say about themselves. */
const routeRoles: ReadonlySet<string> = new Set(['to', 'route', 'udr', 'r']);
const tableRoles: ReadonlySet<string> = new Set(['rt', 'udr', 'route', 'routes', 'table', 'routetable']);

/**
 * The name of a new route, as the names around it: that of another route for the same prefix, or `default`, `to-spoke2`
 * if that has the prefix, `drop-spoke2` if the packets end there, `unused` if nobody has a network that is dropped, and
 * else `to-10-2-0-0-16`.
 */
export function routeName(topology: Topology, prefix: Prefix, { type }: UserNextHop): string {
  const routes = topology.routeTables.flatMap((table) => table.routes);
  const isDrop = type === 'None';
  const same = routes.find(
    ({ name, destination, nextHop }) =>
      name !== undefined && 'prefix' in destination && destination.prefix.text === prefix.text && nextHop.type === type,
  );
  if (same?.name !== undefined) return same.name;
  const style = styleOf(
    routes.flatMap(({ name }) => name ?? []),
    namesOf(topology),
  );
  if (isDefaultRoute(prefix)) return inStyle(style, ['default']);
  if (halves.includes(prefix.text)) return inStyle(style, ['default', `${halves.indexOf(prefix.text) + 1}`]);
  const named = namedRoutes(topology);
  const owner = ownerOf(topology, prefix, callOf(named));
  const isHost = prefix.length === (prefix.family === 4 ? 32 : 128);
  if (isDrop && owner === undefined && !isHost) return inStyle(style, ['unused']);
  const digits = (isHost ? prefix.text.replace(/\/.*/, '') : prefix.text).replace(/[^0-9a-f]+/g, '-');
  const { before, after } = (isDrop ? undefined : affixOf(examplesOf(named), routeRoles)) ?? {
    before: [isDrop ? 'drop' : 'to'],
    after: [],
  };
  return inStyle(style, [...before, owner ?? digits, ...after]);
}

/** The names of routes that do not drop, with the networks to which they lead. */
function namedRoutes(topology: Topology): readonly Named[] {
  return topology.routeTables.flatMap(({ routes }) =>
    routes.flatMap(({ name, destination, nextHop }) => {
      if (name === undefined || nextHop.type === 'None' || !('prefix' in destination)) return [];
      const { prefix } = destination;
      const about = (call: Call) => (isDefaultRoute(prefix) ? undefined : ownerOf(topology, prefix, call)) ?? [];
      return [{ name, about: (call: Call) => [about(call)].flat() }];
    }),
  );
}

/** The names of what people name themselves. */
export function namesOf({ vnets, routeTables, sites, nvas }: Topology): readonly string[] {
  const subnets = vnets.flatMap((vnet) => vnet.subnets.filter(({ name }) => !isReservedSubnet(name)));
  return [...vnets, ...subnets, ...routeTables, ...sites, ...nvas].map(({ name }) => name);
}

/** The name of the VNet, site or subnet whose space a prefix is, or of the only VNet of which it is little more. */
function ownerOf({ vnets, sites }: Topology, prefix: Prefix, call: Call): string | undefined {
  const isIt = ({ text }: Prefix) => text === prefix.text;
  const network = [...vnets, ...sites].find(({ addressSpace }) => addressSpace.some(isIt));
  if (network) return call(network.kind, network.name);
  for (const vnet of vnets) {
    const subnet = vnet.subnets.find(({ prefixes }) => prefixes.some(isIt));
    if (subnet) return subnetName(vnets, vnet, subnet, call);
  }
  const isNearly = (space: Prefix) => covers(prefix, space) && prefix.length >= 8 && space.length - prefix.length <= 1;
  const [near, ...others] = vnets.filter(({ addressSpace }) => addressSpace.some(isNearly));
  return near && others.length === 0 ? call('vnet', near.name) : undefined;
}

/** Its own name if no other subnet has it, the name of its VNet if that has no other, and both otherwise. */
function subnetName(vnets: readonly Vnet[], vnet: Vnet, { name }: Subnet, call: Call): string {
  const own = shortNames.get(name) ?? call('subnet', name);
  const usual = vnet.subnets.filter((each) => !isReservedSubnet(each.name));
  if (usual.length === 1 && !isReservedSubnet(name)) return call('vnet', vnet.name);
  const isUnique = vnets.every((other) => other === vnet || other.subnets.every((each) => each.name !== name));
  return isUnique ? own : placeName(vnet, own, call);
}

/** The name of a new route table that says where it is used, like those of other tables: `rt-hub-nva`, `rt-hub-gateway`. */
export function tableName(topology: Topology, subnets: readonly DeclId[]): string {
  const { vnets, routeTables } = topology;
  const places = placesOf(vnets, ({ id }) => subnets.includes(id));
  const [place] = places;
  const taken = routeTables.map(({ name }) => name);
  if (!place) return freeName('rt', taken);
  const style = styleOf(taken, namesOf(topology));
  const named = namedTables(topology);
  const call = callOf(named);
  const { before, after } = affixOf(examplesOf(named), tableRoles) ?? { before: ['rt'], after: [] };
  const own = shortName(place.subnet, call);
  const isShared = places.some(({ vnet }) => vnet !== place.vnet);
  const about = isShared ? own : placeName(place.vnet, own, call);
  return freeName(inStyle(style, [...before, about, ...after]), taken);
}

/** The names of route tables, with the places where they are used. */
function namedTables({ vnets, routeTables }: Topology): readonly Named[] {
  return routeTables.map(({ id, name }) => {
    const places = placesOf(vnets, ({ routeTable }) => routeTable === id);
    const about = (call: Call) =>
      places.flatMap(({ vnet, subnet }) => {
        const [outer, inner] = [call('vnet', vnet.name), shortName(subnet, call)];
        return [`${outer}-${inner}`, outer, inner];
      });
    return { name, about };
  });
}

interface SubnetPlace {
  readonly vnet: Vnet;
  readonly subnet: Subnet;
}

function placesOf(vnets: readonly Vnet[], isWanted: (subnet: Subnet) => boolean): readonly SubnetPlace[] {
  return vnets.flatMap((vnet) => vnet.subnets.filter(isWanted).map((subnet) => ({ vnet, subnet })));
}

function shortName({ name }: Subnet, call: Call): string {
  return shortNames.get(name) ?? call('subnet', name);
}

/** A subnet in a VNet, whose name is left out where that of the subnet begins with it. */
function placeName(vnet: Vnet, subnet: string, call: Call): string {
  const name = call('vnet', vnet.name);
  return subnet === name || subnet.startsWith(`${name}-`) ? subnet : `${name}-${subnet}`;
}
