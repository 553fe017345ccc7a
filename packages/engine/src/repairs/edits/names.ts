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

/**
 * The name of a new route, as a person would call it: `default`, `to-spoke2` if that has the prefix, `drop-spoke2` if the
 * packets end there, `unused` if nobody has a network that is dropped, and else `to-10-2-0-0-16`.
 */
export function routeName(topology: Topology, prefix: Prefix, { type }: UserNextHop): string {
  if (isDefaultRoute(prefix)) return 'default';
  if (halves.includes(prefix.text)) return `default-${halves.indexOf(prefix.text) + 1}`;
  const owner = ownerOf(topology, prefix);
  const isHost = prefix.length === (prefix.family === 4 ? 32 : 128);
  if (type === 'None' && owner === undefined && !isHost) return 'unused';
  const digits = (isHost ? prefix.text.replace(/\/.*/, '') : prefix.text).replace(/[^0-9a-f]+/g, '-');
  return `${type === 'None' ? 'drop' : 'to'}-${owner ?? digits}`;
}

/** The name of the VNet, site or subnet whose space a prefix is, or of the only VNet of which it is little more. */
function ownerOf({ vnets, sites }: Topology, prefix: Prefix): string | undefined {
  const isIt = ({ text }: Prefix) => text === prefix.text;
  const network = [...vnets, ...sites].find(({ addressSpace }) => addressSpace.some(isIt));
  if (network) return network.name;
  for (const vnet of vnets) {
    const subnet = vnet.subnets.find(({ prefixes }) => prefixes.some(isIt));
    if (subnet) return subnetName(vnets, vnet, subnet);
  }
  const isNearly = (space: Prefix) => covers(prefix, space) && prefix.length >= 8 && space.length - prefix.length <= 1;
  const [near, ...others] = vnets.filter(({ addressSpace }) => addressSpace.some(isNearly));
  return others.length === 0 ? near?.name : undefined;
}

/** Its own name if no other subnet has it, the name of its VNet if that has no other, and both otherwise. */
function subnetName(vnets: readonly Vnet[], vnet: Vnet, { name }: Subnet): string {
  const own = shortNames.get(name) ?? name;
  const usual = vnet.subnets.filter((each) => !isReservedSubnet(each.name));
  if (usual.length === 1 && !isReservedSubnet(name)) return vnet.name;
  const isUnique = vnets.every((other) => other === vnet || other.subnets.every((each) => each.name !== name));
  return isUnique ? own : placeName(vnet, own);
}

/** The name of a new route table that says where it is used: `rt-hub-nva`, `rt-hub-gateway`. */
export function tableName({ vnets, routeTables }: Topology, subnets: readonly DeclId[]): string {
  const places = vnets.flatMap((vnet) =>
    vnet.subnets.flatMap((subnet) => (subnets.includes(subnet.id) ? [{ vnet, subnet }] : [])),
  );
  const [place] = places;
  const taken = routeTables.map(({ name }) => name);
  if (!place) return freeName('rt', taken);
  const own = shortNames.get(place.subnet.name) ?? place.subnet.name;
  const isShared = places.some(({ vnet }) => vnet !== place.vnet);
  return freeName(`rt-${isShared ? own : placeName(place.vnet, own)}`, taken);
}

/** A subnet in a VNet, whose name is left out where that of the subnet begins with it. */
function placeName({ name }: Vnet, subnet: string): string {
  return subnet === name || subnet.startsWith(`${name}-`) ? subnet : `${name}-${subnet}`;
}
