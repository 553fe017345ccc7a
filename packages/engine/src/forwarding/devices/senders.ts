import { contains } from '../../address/index.js';
import type { BgpRoute } from '../../bgp/route.js';
import type { DeclId } from '../../topology/index.js';
import { enter } from '../enter.js';
import { type Egress, sendIntoFabric } from '../fabric.js';
import { ends, noPassage, type Outcome } from '../outcome.js';
import { type Packet, wireDestination } from '../packet.js';
import { routesInForce } from '../routes-in-force.js';
import { noRoute } from '../speaker-decision.js';
import type { World } from '../world.js';
import { intoSite } from './router.js';

/** A VM sends from its NIC. */
export function nicSends(world: World, nicId: DeclId, packet: Packet): Outcome[] {
  const place = world.network.nic(nicId);
  if (!place) return [];
  const own = place.nic.addresses.find(({ family }) => family === packet.destination.family);
  if (!own) {
    const text = `${place.nic.label} has no IPv${packet.destination.family} address and cannot send to ${packet.destination.text}.`;
    return [
      ends(noPassage, { kind: 'noAddressOfFamily', device: nicId }, { rule: 'R031', text, declarations: [nicId] }),
    ];
  }
  if (own.text === packet.destination.text) {
    const text = `${own.text} is ${place.nic.label}'s own address.`;
    return [ends(noPassage, { kind: 'delivered', to: nicId }, { rule: 'R187', text, declarations: [nicId] })];
  }
  const egress = { device: nicId, at: nicId, vnet: place.vnet.id, table: world.tables.ofNic(nicId) };
  return sendIntoFabric(world, egress, packet);
}

/** A private endpoint answers by the effective routes of its subnet (R078). */
export function privateEndpointSends(world: World, endpoint: DeclId, packet: Packet): Outcome[] {
  const thing = world.network.thing(endpoint);
  if (thing?.kind !== 'privateEndpoint') return [];
  const table = world.tables.ofSubnet(thing.subnet.id);
  return sendIntoFabric(world, { device: endpoint, at: thing.subnet.id, vnet: thing.vnet.id, table }, packet);
}

/** A firewall forwards, or sends, by the effective routes of its subnet, and translates towards the Internet. */
export function firewallForwards(world: World, firewall: DeclId, packet: Packet): Outcome[] {
  const egress = firewallEgress(world, firewall);
  if (!egress) {
    const text = `${world.network.label(firewall)} stands in a VNet without AzureFirewallSubnet and forwards nothing.`;
    return [
      ends(noPassage, { kind: 'noFirewallSubnet', device: firewall }, { rule: 'R075', text, declarations: [firewall] }),
    ];
  }
  return sendIntoFabric(world, egress, packet);
}

/** Where a firewall's packets enter the fabric. */
export function firewallEgress(world: World, firewall: DeclId): Egress | undefined {
  const thing = world.network.thing(firewall);
  if (thing?.kind !== 'firewall') return undefined;
  const { subnets } = thing.vnet;
  const address = thing.firewall.address;
  const subnet =
    subnets.find(({ name }) => name === 'AzureFirewallSubnet') ??
    subnets.find(({ prefixes }) => address && prefixes.some((prefix) => contains(prefix, address))) ??
    // Without a subnet of its own it is taken to stand in one without a route table.
    subnets.find(({ routeTable, serviceEndpoints }) => routeTable === undefined && serviceEndpoints.length === 0);
  if (!subnet) return undefined;
  return { device: firewall, at: subnet.id, vnet: thing.vnet.id, table: world.tables.ofSubnet(subnet.id) };
}

/** A host of a site sends: the router with the site's best route gets the packet (several if equally good). */
export function siteSends(world: World, siteId: DeclId, packet: Packet): Outcome[] {
  const thing = world.network.thing(siteId);
  if (thing?.kind !== 'site') return [];
  const candidates = thing.site.routers
    .flatMap(({ id }) => {
      const route = routesInForce(world, id, wireDestination(packet))[0]?.[0];
      return route ? [{ id, route, rank: rankOf(route) }] : [];
    })
    .sort((a, b) => compare(a.rank, b.rank) || (a.id < b.id ? -1 : 1));
  const [best] = candidates;
  if (!best) return noRoute(world, siteId, packet);
  if (best.route.own?.kind === 'network' && best.route.prefix.length > 0) {
    return [intoSite(world, thing.site, packet, false, noPassage)];
  }
  return candidates
    .filter(({ rank }) => compare(rank, best.rank) === 0)
    .map(({ id }) => enter(world, 'router', id, packet, noPassage));
}

/** Longest prefix, then a route of the router's own over one that a sibling told it of, then the shorter AS path. */
function rankOf(route: BgpRoute): readonly number[] {
  return [-route.prefix.length, route.session?.origin === 'automatic' ? 1 : 0, route.asPath.length];
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < a.length; i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
