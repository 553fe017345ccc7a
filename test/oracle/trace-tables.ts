import type { Address, DeclId, Prefix, Subnet, Topology, Vnet } from '@azroute/engine';
import { prefix } from '@azroute/engine';
import { inOrder, passedOn } from './best.js';
import { type OracleBgp, oracleBgp } from './bgp.js';
import { bitsOf, prefixBits } from './bits.js';
import type { RibRoute } from './routes.js';
import { oracleTable, type Row } from './table.js';
import { hubOf } from './world.js';

/** A list of values by prefix, the longest prefixes first. */
export type Listed<T> = readonly { readonly bits: string; readonly prefix: Prefix; readonly of: T }[];

/** Everything that a packet is looked up in. */
export interface Tables {
  readonly topology: Topology;
  readonly bgp: OracleBgp;
  /** The Active rows of each subnet, by prefix and source. */
  readonly rows: ReadonlyMap<DeclId, Listed<readonly Row[]>>;
  /** The equally good routes of each speaker by prefix, without what it merely originates by `advertise`. */
  readonly routes: ReadonlyMap<string, Listed<readonly RibRoute[]>>;
}

/** A subnet with its VNet. */
export interface PlacedSubnet {
  readonly subnet: Subnet;
  readonly vnet: Vnet;
}

/** The oracle's tables of a topology; undefined if BGP does not converge. */
export function tablesOf(topology: Topology): Tables | undefined {
  const bgp = oracleBgp(topology);
  if (!bgp.settled) return undefined;
  const rows = new Map(
    topology.vnets.flatMap((vnet) =>
      vnet.subnets.map((subnet) => [subnet.id, listedRows(oracleTable(topology, bgp, vnet, subnet))] as const),
    ),
  );
  const routes = new Map(
    bgp.speakers.map((speaker) => {
      // `advertise` installs no route (language reference, section 6).
      const rib = (bgp.ribs.get(speaker.id) ?? []).filter(({ own }) => own !== 'advertised');
      return [speaker.id, listed(grouped(rib).map(([of, same]) => [of, nearest(inOrder(speaker, same))]))] as const;
    }),
  );
  return { topology, bgp, rows, routes };
}

/** A VNet's or site's own range is local, not behind a connection that claims it too (R037, R108). */
function nearest(routes: readonly RibRoute[]): readonly RibRoute[] {
  const here = routes.filter(({ own }) => own === 'network');
  return here.length > 0 ? here : routes;
}

function listedRows(rows: readonly Row[]): Listed<readonly Row[]> {
  const order = ['User', 'VirtualNetworkGateway', 'Default'];
  const usable = rows
    // A service tag is matched by name, never by a guess at its prefixes.
    .filter(({ state, destination }) => state === 'Active' && destination.includes('/'))
    .sort((a, b) => order.indexOf(a.source) - order.indexOf(b.source));
  return listed(
    [...new Set(usable.map(({ destination }) => destination))].map((text) => {
      const same = usable.filter(({ destination }) => destination === text);
      return [prefix(text), same.filter(({ source }) => source === same[0]?.source)];
    }),
  );
}

function grouped(routes: readonly RibRoute[]): (readonly [Prefix, RibRoute[]])[] {
  const texts = [...new Map(routes.map((route) => [route.prefix.text, route.prefix])).values()];
  return texts.map((of) => [of, routes.filter((route) => route.prefix.text === of.text)]);
}

/** Puts the longest prefixes first. */
export function listed<T>(entries: readonly (readonly [Prefix, T])[]): Listed<T> {
  return entries
    .map(([of, what]) => ({ bits: prefixBits(of), prefix: of, of: what }))
    .sort((a, b) => b.bits.length - a.bits.length);
}

/** The values whose prefixes contain an address, the longest prefix first. */
export function containing<T>(list: Listed<T> | undefined, ip: Address): Listed<T> {
  const bits = bitsOf(ip);
  return (list ?? []).filter((entry) => bits.startsWith(entry.bits));
}

/** The route that a speaker passes on for a prefix. */
export function passedOnBy({ bgp }: Tables, speakerId: string, of: Prefix): RibRoute | undefined {
  const speaker = bgp.speakers.find(({ id }) => id === speakerId);
  const same = (bgp.ribs.get(speakerId) ?? []).filter((route) => route.prefix.text === of.text);
  return speaker && passedOn(speaker, same);
}

/** What a row of source VirtualNetworkGateway leads to: devices of the hub, or addresses that a Route Server learned. */
export type Lead =
  | { readonly to: 'vpnGateway' | 'circuit'; readonly device: DeclId }
  | { readonly to: 'address'; readonly text: string };

/** The path that each printed next hop of an injected row represents (R097–R099, R117, R157). */
export function leadsOf(tables: Tables, vnet: Vnet, row: Row): Lead[] {
  const hub = hubOf(tables.topology, vnet);
  if (hub === undefined) return [];
  const servers = hub.routeServers.slice(0, 1).flatMap(({ id }) => [`${id}#0`, `${id}#1`]);
  const learned = (id: string) =>
    (tables.bgp.ribs.get(id) ?? []).filter((route) => route.prefix.text === row.destination);
  const isLearned = (text: string) =>
    servers.some((id) => learned(id).some(({ side, hops }) => side?.type === 'declared' && hops.includes(text)));
  const express = hub.expressRouteGateways[0];
  const speaker = tables.bgp.speakers.find(({ id }) => id === express?.id);
  const heard = learned(speaker?.id ?? '').filter(({ side }) => side?.type === 'connection');
  const circuits = (speaker ? inOrder(speaker, heard) : []).flatMap(({ side }) =>
    side?.from.device.kind === 'circuit' ? [side.from.device.of] : [],
  );
  const gateway = hub.vpnGateways[0];
  return row.hops.flatMap((text): Lead[] => {
    const through = circuits.filter(({ nextHops }) =>
      nextHops.length === 0 ? text === '<MSEE>' : nextHops.some((ip) => ip.text === text),
    );
    // With a Route Server, one path is used (R153); with two circuits with one edge address, that of the better route.
    const used = servers.length > 0 ? through.slice(0, 1) : through;
    if (used.length > 0) return used.map(({ id }) => ({ to: 'circuit', device: id }));
    if (isLearned(text)) return [{ to: 'address', text }];
    return gateway ? [{ to: 'vpnGateway', device: gateway.id }] : [];
  });
}
