import { branchesOf } from '../../../findings/advice/branches.js';
import type { Network, Site, Vnet } from '../../../topology/index.js';
import type { Impossibility } from './impossibility.js';
import type { Appliance, End } from './parties.js';

/** Neither a gateway nor a tunnel leads to the site of an end. */
export function siteWithoutConnection(network: Network, ends: readonly End[]): Impossibility | undefined {
  const site = ends.flatMap(({ site: home }) => home ?? []).find((each) => !isConnected(network, each));
  return site && { kind: 'siteWithoutConnection', text: `No connection or tunnel leads from ${site.label} to Azure.` };
}

/** Only an appliance that talks to the Route Server beside the site's gateway can tell the site a default route (R164). */
export function fromSiteToInternet(
  network: Network,
  { site }: End,
  appliance: Appliance | undefined,
): Impossibility | undefined {
  if (!site) return undefined;
  if (appliance?.isFirewall) {
    const text = `The GatewaySubnet may have no default route, and ${appliance.label} advertises none, so ${site.label}'s packets to the Internet do not get there.`;
    return { kind: 'noDefaultRoute', text };
  }
  if (hubsOf(network, site).some((hub) => hasSpeaker(network, hub))) return undefined;
  const text = `Nothing can tell ${site.label} a default route: no gateway of it is beside a Route Server with a session to an appliance.`;
  return { kind: 'noDefaultRoute', text };
}

/** The VNets with gateways that lead to a site. */
export function hubsOf(network: Network, site: Site): readonly Vnet[] {
  return branchesOf(network, site).map(({ vnet }) => vnet);
}

function hasSpeaker({ topology }: Network, { routeServers: [server] }: Vnet): boolean {
  return topology.sessions.some(
    ({ a, b }) =>
      server !== undefined &&
      [a.device, b.device].includes(server.id) &&
      topology.nvas.some(({ id }) => [a.device, b.device].includes(id)),
  );
}

function isConnected(network: Network, site: Site): boolean {
  const devices = [site.id, ...site.routers.map(({ id }) => id)];
  return (
    hubsOf(network, site).length > 0 ||
    network.topology.tunnels.some(({ a, b }) => devices.includes(a.device) || devices.includes(b.device))
  );
}
