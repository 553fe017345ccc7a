import type { Address, DeclId, Nva } from '@azroute/engine';
import { holds } from './bits.js';
import { arriveAt, nvaOf, owns, same, send } from './trace-fabric.js';
import { branch, circuit, expressRouteGateway, vpnGateway } from './trace-gateways.js';
import { type End, onWire, type Spot, type Step, spotText } from './trace-packet.js';
import { router, site, siteOfHost } from './trace-sites.js';
import { systemWays, type Way } from './trace-system.js';
import type { Tables } from './trace-tables.js';
import { intoTunnel } from './trace-tunnel.js';
import { nicsOf } from './world.js';

/**
 * One path of a packet: the devices that forward it, those that carry only the outer packet of a tunnel, and how it
 * ends.
 */
export interface Path {
  readonly hops: readonly DeclId[];
  readonly carriers: readonly DeclId[];
  readonly end: End;
}

/** The result of one step of a packet: one entry per equal-cost path. */
export function step(tables: Tables, spot: Spot): Step[] {
  switch (spot.kind) {
    case 'nic':
      return nic(tables, spot);
    case 'privateEndpoint':
      return privateEndpoint(tables, spot);
    case 'nva':
      return nva(tables, spot);
    case 'firewall':
      return firewall(tables, spot);
    case 'vpnGateway':
      return vpnGateway(tables, spot);
    case 'branch':
      return branch(tables, spot);
    case 'expressRouteGateway':
      return expressRouteGateway(tables, spot);
    case 'circuit':
      return circuit(tables, spot);
    case 'router':
      return router(tables, spot);
    case 'site':
      return site(tables, spot);
    case 'behind':
      return [arriveAt(tables.topology, spot.device, spot)];
  }
}

/** The starting place of a packet that this NIC, NVA, private endpoint, firewall, router, site or host sends. */
export function sentBy({ topology }: Tables, from: DeclId, destination: Address): Spot {
  const at = (kind: Spot['kind'], device: DeclId): Spot => ({ kind, device, destination, outers: [] });
  const owner = nvaOf(topology, from);
  if (owner !== undefined) return at('nva', owner); // R189
  const host = siteOfHost(topology.sites, from);
  if (host) return at('site', host.id);
  const homes = [...topology.nvas, ...topology.vnets.flatMap(({ vpnGateways }) => vpnGateways)];
  const home = homes.find(({ hosts }) => hosts.some(({ id }) => id === from));
  if (home) return at('behind', home.id);
  return at(from.slice(0, from.indexOf(':')) as Spot['kind'], from);
}

/** All paths of a packet, each followed separately until it ends or repeats. */
export function pathsFrom(tables: Tables, start: Spot): Path[] {
  return walk(tables, start, [], { hops: [], carriers: [] });
}

function walk(tables: Tables, spot: Spot, behind: readonly string[], so: Omit<Path, 'end'>): Path[] {
  if (behind.includes(spotText(spot))) return [{ ...so, end: 'loop' }];
  const forwards = behind.length > 0;
  const now = !forwards
    ? so
    : spot.outers.length > 0
      ? { ...so, carriers: [...so.carriers, spot.device] }
      : { ...so, hops: [...so.hops, spot.device] };
  return step(tables, spot).flatMap((next) =>
    typeof next === 'string' ? [{ ...now, end: next }] : walk(tables, next, [...behind, spotText(spot)], now),
  );
}

function nic(tables: Tables, spot: Spot): Step[] {
  const placed = nicsOf(tables.topology).find((each) => each.nic.id === spot.device);
  const own = placed?.nic.addresses.find(({ family }) => family === spot.destination.family);
  if (placed === undefined || own === undefined) return ['dropped']; // R031
  return same(own, spot.destination) ? ['delivered'] : send(tables, spot.device, placed, spot);
}

/** A private endpoint replies by its subnet's rows (R078). */
function privateEndpoint(tables: Tables, spot: Spot): Step[] {
  const placed = tables.topology.vnets
    .flatMap((vnet) => vnet.subnets.map((subnet) => ({ subnet, vnet })))
    .find(({ subnet }) => subnet.privateEndpoints.some(({ id }) => id === spot.device));
  return placed ? send(tables, spot.device, placed, spot) : ['dropped'];
}

/** A firewall forwards by the rows of AzureFirewallSubnet, or of the subnet that has its address. */
function firewall(tables: Tables, spot: Spot): Step[] {
  const vnet = tables.topology.vnets.find(({ firewalls }) => firewalls.some(({ id }) => id === spot.device));
  const ip = vnet?.firewalls.find(({ id }) => id === spot.device)?.address;
  const subnet =
    vnet?.subnets.find(({ name }) => name === 'AzureFirewallSubnet') ??
    vnet?.subnets.find(({ prefixes }) => ip && prefixes.some((range) => holds(range, ip)));
  return vnet && subnet ? send(tables, spot.device, { subnet, vnet }, spot) : ['dropped'];
}

/** An NVA: its operating system, then the rows of the NIC by which it sends (R189). */
function nva(tables: Tables, spot: Spot): Step[] {
  const self = tables.topology.nvas.find(({ id }) => id === spot.device);
  if (self === undefined) return ['dropped'];
  if (spot.outers.length === 0 && owns(tables.topology, self.id, spot.destination)) return ['delivered'];
  // The outer packets of its own tunnels always leave by the NIC with the endpoint.
  if (spot.outers.at(-1)?.from === self.id) return outside(tables, self, spot);
  const ways = systemWays(tables, self, onWire(spot));
  return ways.length === 0 ? ['dropped'] : ways.flatMap((way) => follow(tables, self, way, spot));
}

function follow(tables: Tables, self: Nva, way: Way, spot: Spot): Step[] {
  switch (way.to) {
    case 'drop':
      return ['dropped'];
    case 'itself':
      return [spot.outers.length > 0 ? 'dropped' : 'delivered']; // R283
    case 'connection':
      return [arriveAt(tables.topology, way.far, spot)];
    case 'tunnel': {
      const inside = intoTunnel(tables.topology, spot, way.tunnel);
      return typeof inside === 'string' ? [inside] : outside(tables, self, inside);
    }
    case 'nic': {
      const place = nicsOf(tables.topology).find(({ nic: each }) => each.id === way.nic);
      return place ? send(tables, self.id, place, spot) : ['dropped'];
    }
  }
}

function outside(tables: Tables, self: Nva, spot: Spot): Step[] {
  const source = spot.outers.at(-1)?.source;
  const own = self.nics.flatMap((id) => nicsOf(tables.topology).filter(({ nic: each }) => each.id === id));
  const place = own.find(({ nic: each }) => source && each.addresses.some((ip) => same(ip, source))) ?? own[0];
  return place ? send(tables, self.id, place, spot) : ['dropped'];
}
