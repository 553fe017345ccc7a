import { type Prefix, parseAddress, prefix, type Topology, type Vnet } from '@azroute/engine';
import { bestOf, compareHops } from './best.js';
import type { OracleBgp } from './bgp.js';
import type { RibRoute } from './routes.js';
import { type Device, deviceOf, devicesOf, servedPrefixes, vpnAddresses } from './world.js';

/** A route that a hub's gateways and Route Server program into NICs. */
export interface Injected {
  readonly prefix: Prefix;
  readonly hops: readonly string[];
  /** The next hops that a Route Server learned: NICs must reach them directly (R159). */
  readonly learned: readonly string[];
}

interface Candidate {
  readonly prefix: Prefix;
  readonly from: 'vpn' | 'express' | 'server';
  readonly length: number;
  readonly hops: readonly string[];
}

/** Everything that a hub injects: for each prefix, what wins among gateways and Route Server (R115, R154). */
export function injectedBy(topology: Topology, bgp: OracleBgp, hub: Vnet): Injected[] {
  const devices = devicesOf(topology).filter((device) => 'vnet' in device && device.vnet.id === hub.id);
  const candidates = devices
    .flatMap((device) => candidatesOf(topology, bgp, hub, device))
    // R274 says this for ExpressRoute; no VNet can use link-local addresses (R224).
    .filter(({ prefix }) => !prefix.text.startsWith('169.254.'));
  const prefixes = [...new Map(candidates.map(({ prefix }) => [prefix.text, prefix])).values()];
  return prefixes.map((prefix) => {
    const same = candidates.filter((candidate) => candidate.prefix.text === prefix.text);
    const won = winners(hub, same);
    const hops = (of: readonly Candidate[]) =>
      [...new Set(of.flatMap((candidate) => candidate.hops))].sort(compareHops);
    return { prefix, hops: hops(won), learned: hops(won.filter(({ from }) => from === 'server')) };
  });
}

function winners(hub: Vnet, candidates: readonly Candidate[]): readonly Candidate[] {
  const preference = hub.routeServers[0]?.hubRoutingPreference ?? 'ExpressRoute';
  const wanted =
    preference === 'ASPath'
      ? []
      : candidates.filter(({ from }) => (from === 'express') === (preference === 'ExpressRoute'));
  const left = wanted.length > 0 ? wanted : candidates;
  const shortest = Math.min(...left.map(({ length }) => length));
  const tied = left.filter(({ length }) => length === shortest);
  // The gateway has already reduced several ExpressRoute routes (R118, R153). With equal length under ASPath,
  // ExpressRoute wins, as without a Route Server (R115).
  const express = tied.filter(({ from }) => from === 'express');
  return express.length > 0 ? express : tied;
}

function candidatesOf(topology: Topology, bgp: OracleBgp, hub: Vnet, device: Device): Candidate[] {
  const hasServer = hub.routeServers.length > 0;
  switch (device.kind) {
    case 'vpnGateway': {
      const single = [device.of.publicIps[0]?.text ?? '<GW>'];
      // A Route Server would see the gateway's own AS before the path, unless both have the same AS (R128); a static
      // route has no path.
      const further = hasServer && (device.of.asn ?? 65515) !== 65515 ? 1 : 0;
      const hops = device.of.activeActive ? vpnAddresses(device).map(({ text }) => text) : single;
      return bestPerPrefix(bgp, device.of.id, (route) => route.side === undefined || route.side.type === 'connection')
        .filter(([route]) => route?.own !== 'network')
        .flatMap((routes) => routes.filter(({ own }) => !(hasServer && own === 'bgpPeer')))
        .flatMap((route) =>
          // An active-active gateway gives each instance a half of a point-to-site pool (R102).
          (route.own === 'pointToSite' && hops.length > 1 ? inHalves(route.prefix) : [route.prefix]).map(
            (prefix, i, { length }) => ({
              prefix,
              from: 'vpn' as const,
              length: route.own ? 0 : route.path.length + further,
              hops: length > 1 ? hops.slice(i, i + 1) : hops,
            }),
          ),
        );
    }
    case 'expressRouteGateway':
      return bestPerPrefix(bgp, device.of.id, (route) => route.side === undefined || route.side.type === 'connection')
        .filter(([route]) => route?.own !== 'network')
        .flatMap((routes) => {
          const all = [...new Set(routes.flatMap((route) => edgeTexts(topology, route)))].sort(compareHops);
          // With a Route Server, only one path is used (R153).
          const hops = hasServer ? all.slice(0, 1) : all;
          return routes[0] ? [{ prefix: routes[0].prefix, from: 'express', length: routes[0].path.length, hops }] : [];
        });
    case 'routeServer': {
      const served = servedPrefixes(topology, hub).map(({ text }) => text);
      return [0, 1].flatMap((instance) =>
        bestPerPrefix(bgp, `${device.of.id}#${instance}`, (route) => route.side?.type === 'declared')
          .flat()
          .filter((route) => !served.includes(route.prefix.text)) // R273
          // A route without a next hop address, such as to a router without one, cannot be programmed.
          .filter(({ hops }) => hops.every((hop) => 'words' in parseAddress(hop)))
          .map(
            (route): Candidate => ({
              prefix: route.prefix,
              from: 'server',
              length: route.path.length,
              hops: route.hops,
            }),
          ),
      );
    }
    default:
      return [];
  }
}

/** The two halves of an IPv4 pool, from its text. */
function inHalves(pool: Prefix): Prefix[] {
  const [network = '', length = ''] = pool.text.split('/');
  if (length === '32') return [pool];
  const first = network.split('.').reduce((number, octet) => number * 256 + Number(octet), 0);
  const half = 2 ** (31 - Number(length));
  return [first, first + half].map((start) => {
    const octets = [24, 16, 8, 0].map((shift) => Math.floor(start / 2 ** shift) % 256);
    return prefix(`${octets.join('.')}/${Number(length) + 1}`);
  });
}

function edgeTexts(topology: Topology, route: RibRoute): readonly string[] {
  const circuit = route.side && deviceOf(topology, route.side.from.device.of.id);
  if (circuit?.kind !== 'circuit' || circuit.of.nextHops.length === 0) return ['<MSEE>'];
  return circuit.of.nextHops.map(({ text }) => text);
}

function bestPerPrefix(bgp: OracleBgp, id: string, counts: (route: RibRoute) => boolean): RibRoute[][] {
  const speaker = bgp.speakers.find((each) => each.id === id);
  const routes = (bgp.ribs.get(id) ?? []).filter(counts);
  if (speaker === undefined) return [];
  return [...new Set(routes.map(({ prefix }) => prefix.text))].map((text) =>
    bestOf(
      speaker,
      routes.filter(({ prefix }) => prefix.text === text),
    ),
  );
}
