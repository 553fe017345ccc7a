import { covers, hostPrefix, type Prefix } from '../../address/index.js';
import type { Connection, ConnectionEnd, Network, Site, Vnet } from '../../topology/index.js';
import { listed } from '../listed.js';
import type { BlackHole } from './black-hole.js';

/**
 * What to do about a site without a route whose devices speak no BGP: they know what they are configured with, and hear
 * of nothing that a gateway would advertise (R282). Undefined for other sites.
 */
export function adviceForStaticDevice(network: Network, { flow, drop }: BlackHole): string | undefined {
  const site = 'device' in drop.end ? network.router(drop.end.device)?.site : undefined;
  const [first, ...others] = (site && staticConnections(network, site)) ?? [];
  if (!first) return undefined;
  const serving = flow.to?.vnet && [flow.to.vnet, ...network.neighbours(flow.to.vnet.id).map(({ vnet }) => vnet)];
  const chosen = [first, ...others].find(({ vnet }) => serving?.includes(vnet)) ?? first;
  const target = (flow.to?.vnet?.addressSpace ?? []).filter((prefix) => covers(prefix, hostPrefix(flow.destination)));
  const missing = (target.length > 0 ? target : [hostPrefix(flow.destination)]).filter(isIpv4);
  if (missing.length === 0) return undefined;
  const { near, connection, vnet } = chosen;
  const whose = `${network.label(near.device)}'s end of connection ${connection.label}`;
  const because = 'a VPN device without BGP knows only what it is configured with';
  if (near.prefixes) return `Add ${textOf(missing)} to the prefixes on ${whose}: ${because}.`;
  const known = [...vnet.addressSpace, ...network.transitSpace(vnet.id).flatMap(({ prefixes }) => prefixes)];
  return `Give ${whose} the prefixes ${textOf([...known.filter(isIpv4), ...missing])}: ${because}.`;
}

/** A connection without BGP, seen from the site, and the VNet of the gateway at its other end. */
interface StaticConnection {
  readonly connection: Connection;
  readonly near: ConnectionEnd;
  readonly vnet: Vnet;
}

/** The connections of a site if BGP runs over none of them. */
function staticConnections(network: Network, site: Site): readonly StaticConnection[] | undefined {
  const devices = new Set([site.id, ...site.routers.map(({ id }) => id)]);
  const found: StaticConnection[] = [];
  for (const connection of [...devices].flatMap((device) => network.connectionsOf(device))) {
    const { a, b } = connection;
    const [near, far] = devices.has(a.device) ? [a, b] : [b, a];
    const thing = network.thing(far.device);
    if (connection.enableBgp || thing?.kind !== 'vpnGateway') return undefined;
    found.push({ connection, near, vnet: thing.vnet });
  }
  return found;
}

function isIpv4({ family }: Prefix): boolean {
  return family === 4;
}

function textOf(prefixes: readonly Prefix[]): string {
  return listed([...new Set(prefixes.map(({ text }) => text))]);
}
