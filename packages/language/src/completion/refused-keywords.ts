import { isReservedSubnet, type Prefix, servesOthers, type Vnet } from '@azroute/engine';
import type { Site } from '../generated/ast.js';
import { asnOf } from '../lowering/device.js';
import { connectionKinds } from '../references/kinds.js';
import { unquote } from '../symbols/reference-text.js';
import { deviceMeant } from './likely/devices.js';
import { meaning, ownerOf, type Place } from './place.js';

type Refusal = (place: Place) => boolean;

/** Keywords that validation would refuse at some places, with a test for those. */
const refusals: Readonly<Record<string, Refusal>> = {
  // IPv6 and a Route Server exclude each other (R033).
  'Vnet.routeServer': (place) => vnetOf(place)?.addressSpace.some(isIpv6) ?? false,
  // No machines stand in the subnets of gateways, Route Servers and firewalls.
  'Subnet.nic': isInReserved,
  'Subnet.loadBalancer': isInReserved,
  'Subnet.privateEndpoint': isInReserved,
  'Subnet.serviceEndpoints': isInReserved,
  'Subnet.routeTable': (place) => /^(RouteServerSubnet|AzureBastionSubnet)$/.test(subnetName(place)),
  // Of a site with several routers, the block of one of them says whose route it is.
  'Site.route': (place) => {
    const site = ownerOf(place, 'site');
    const members = (site?.node as Site | undefined)?.members ?? [];
    return members.filter(({ $type }) => $type === 'Router').length > 1;
  },
  'Connection.enableBgp': (place) => !bothSpeak(place),
  // A network with gateways of its own cannot use those of another one (R086).
  'Attribute.useRemoteGateways': (place) => {
    const end = place.expected.rules.at(-2);
    const own = meaning(place.symbols, end && place.cursor.tokens[end.start]?.image, ['vnet']);
    const vnet = own && place.network.vnet(own.id);
    return vnet !== undefined && servesOthers(vnet);
  },
  // Only what there is can be down.
  'Down.bgp': ({ topology }) => topology.sessions.length === 0,
  'Down.connection': ({ topology }) => topology.connections.length === 0,
  'Down.peering': ({ topology }) => topology.peerings.length === 0,
  'UserNextHop.VirtualNetworkGateway': (place) => {
    const vnets = vnetsWithTable(place);
    const has = (vnet: Vnet) => (place.network.hubOf(vnet.id) ?? vnet).vpnGateways.length > 0;
    return vnets.length > 0 && !vnets.some(has);
  },
};

/** Whether a keyword of a block or statement would be refused at a place. */
export function isRefused(place: Place, rule: string, keyword: string): boolean {
  return refusals[`${rule}.${keyword}`]?.(place) ?? false;
}

/** The networks whose subnets have the route table at the cursor. */
export function vnetsWithTable(place: Place): readonly Vnet[] {
  const table = ownerOf(place, 'routeTable')?.id;
  return place.topology.vnets.filter(({ subnets }) =>
    subnets.some(({ routeTable }) => routeTable !== undefined && routeTable === table),
  );
}

function vnetOf(place: Place): Vnet | undefined {
  const vnet = ownerOf(place, 'vnet');
  return vnet && place.network.vnet(vnet.id);
}

function isIpv6({ family }: Prefix): boolean {
  return family === 6;
}

function subnetName({ cursor }: Place): string {
  const head = cursor.enclosing.at(-1);
  return head?.[0]?.image === 'subnet' ? unquote(head[1]?.image ?? '') : '';
}

function isInReserved(place: Place): boolean {
  return isReservedSubnet(subnetName(place));
}

/** Whether both ends of a connection have AS numbers, and no circuit makes it speak BGP anyway. */
function bothSpeak({ symbols, ends }: Place): boolean {
  const devices = [ends.a, ends.b].map((text) => {
    const end = meaning(symbols, text, connectionKinds);
    return end && deviceMeant(symbols, end);
  });
  return devices.every((device) => device && device.kind !== 'circuit' && asnOf(device) !== undefined);
}
