import { type ConnectionEnd, type Prefix, prefix, type Router, type Topology, type Vnet } from '@azroute/engine';
import { holds, hostOf, isInside } from './bits.js';
import type { RibRoute } from './routes.js';
import { peerAddresses, type Speaker, speaksBgp } from './speakers.js';
import { connectionsOf, type Device, deviceOf, endsFor, servedPrefixes, spokePrefixes } from './world.js';

const none = {
  path: [],
  hops: [],
  weight: 0,
  preference: 100,
  communities: [],
  side: undefined,
  ibgp: false,
  peer: undefined,
  target: undefined,
  fixed: false,
} as const;

/** A speaker's own routes. */
export function ownRoutes(topology: Topology, speaker: Speaker): RibRoute[] {
  const { device } = speaker;
  const network = (prefixes: readonly Prefix[]) =>
    prefixes.map((prefix): RibRoute => ({ ...none, prefix, own: 'network' }));
  switch (device.kind) {
    case 'routeServer':
      // R142; IPv4 only (R033).
      return network(servedPrefixes(topology, device.vnet)).filter(isIpv4);
    case 'expressRouteGateway':
      return network(servedPrefixes(topology, device.vnet));
    case 'vpnGateway':
      // IPv4 only (R032).
      return [
        ...network(servedPrefixes(topology, device.vnet)),
        ...device.of.pointToSite.map((prefix): RibRoute => ({ ...none, prefix, own: 'pointToSite' })),
        ...connectionRoutes(topology, device, device.vnet),
      ].filter(isIpv4);
    case 'nva':
      return [
        ...device.of.advertise.map((prefix): RibRoute => ({ ...none, prefix, own: 'advertised' })),
        ...routedBack(topology, device),
      ];
    case 'router':
      return [...network(device.site.addressSpace), ...statics(device.of), ...routedBack(topology, device)];
    default:
      return [];
  }
}

/** The static routes of a router (R282). */
function statics({ routes }: Router): RibRoute[] {
  return routes.map(({ prefix, target }): RibRoute => {
    const hops = target.via === 'address' ? [target.address.text] : [];
    return { ...none, prefix, own: 'static', hops, target, fixed: true };
  });
}

/** What a VPN gateway routes into its connections: static prefixes (R101) and the host routes of BGP peers (R100, R272). */
function connectionRoutes(topology: Topology, device: Device, vnet: Vnet): RibRoute[] {
  return connectionsOf(topology).flatMap((connection) => {
    const ends = endsFor(connection, device.of.id);
    if (!ends) return [];
    const [mine, theirs] = ends;
    const written = mine.prefixes ?? (connection.enableBgp ? [] : farSpace(topology, theirs));
    // R288
    const isDefault = device.kind === 'vpnGateway' && device.of.gatewayDefaultSite === theirs.device;
    const everything = written.some(({ text }) => text === '0.0.0.0/0') ? [] : [prefix('0.0.0.0/0')];
    const statics = isDefault ? [...written, ...everything] : written;
    const peers = connection.enableBgp || theirs.bgpIps.length > 0 ? peerAddresses(topology, theirs) : [];
    return [
      ...statics.map((prefix): RibRoute => ({ ...none, prefix, own: 'connection', peer: theirs.device })),
      // A peer inside the VNet's own space is the VNet's, not the connection's.
      ...peers
        .filter((ip) => !vnet.addressSpace.some((range) => holds(range, ip)))
        .map((ip): RibRoute => ({ ...none, prefix: hostOf(ip), own: 'bgpPeer', peer: theirs.device })),
    ];
  });
}

/** The default address space of a static connection: the far site's `address`, or that of the far gateway's VNet. */
function farSpace(topology: Topology, far: ConnectionEnd): readonly Prefix[] {
  const device = deviceOf(topology, far.device);
  if (device?.kind === 'router') return device.site.addressSpace;
  return device?.kind === 'vpnGateway' ? device.vnet.addressSpace : [];
}

/**
 * Over a static connection the far end routes back what its own end lists (R282), or else the prefixes of the gateway's
 * VNet and of its gateway-transit spokes.
 */
function routedBack(topology: Topology, device: Device): RibRoute[] {
  return connectionsOf(topology).flatMap((connection) => {
    const ends = endsFor(connection, device.of.id);
    if (!ends || speaksBgp(topology, connection)) return [];
    const far = deviceOf(topology, ends[1].device);
    if (far?.kind !== 'vpnGateway') return [];
    return (ends[0].prefixes ?? servedPrefixes(topology, far.vnet))
      .filter(({ family }) => family === 4)
      .map((prefix): RibRoute => ({ ...none, prefix, own: 'connection', peer: far.of.id }));
  });
}

/** The VNet prefixes that gateways advertise: `summarizedGatewayPrefixes` replace the hub's own and the spokes' covered ones (R114). */
export function announcedPrefixes(topology: Topology, vnet: Vnet): Prefix[] {
  const summaries = vnet.summarizedGatewayPrefixes;
  if (summaries.length === 0) return servedPrefixes(topology, vnet);
  const uncovered = spokePrefixes(topology, vnet).filter(
    (prefix) => !summaries.some((summary) => isInside(prefix, summary)),
  );
  return [...summaries, ...uncovered];
}

function isIpv4({ prefix }: RibRoute): boolean {
  return prefix.family === 4;
}
