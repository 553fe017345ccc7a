import { hostPrefix } from '../../address/index.js';
import type { Finding } from '../../findings/finding.js';
import { endpointUnreachable } from '../../findings/overlays/endpoints.js';
import { type Underlay, underlaysOf } from '../../findings/overlays/underlay.js';
import type { Network, UserNextHop, Vnet } from '../../topology/index.js';
import { leadTo } from '../changes/routes.js';
import type { TopologyEdit } from '../edits/topology-edit.js';
import type { Candidate, RepairContext, Repairer } from '../repairer.js';
import { tunnelAt } from '../subjects.js';

/** Leads the outer packets of a tunnel to its far end by host routes on the subnets of the near ends (R193, R217). */
export const reachTunnelEnd: Repairer = { mends: [endpointUnreachable], candidates };

function candidates({ world: { network }, analysis }: RepairContext, finding: Finding): readonly Candidate[] {
  const tunnel = tunnelAt(network, finding);
  if (!tunnel) return [];
  const lost = underlaysOf(analysis.computation.forwarder, tunnel).filter(({ arrives }) => !arrives);
  const nextHops = ['VirtualNetworkGateway', 'Internet'] as const;
  return nextHops.flatMap((type): Candidate[] => {
    const edits = lost.flatMap((underlay) => hostRoute(network, underlay, type) ?? []);
    return edits.length > 0 ? [{ edits, standing: 'preferred' }] : [];
  });
}

function hostRoute(
  network: Network,
  { from, destination }: Underlay,
  type: 'VirtualNetworkGateway' | 'Internet',
): TopologyEdit | undefined {
  const nva = network.nva(from);
  const place = nva && network.nicsOf(nva)[0];
  if (!place || !destination) return undefined;
  if (type === 'VirtualNetworkGateway' && !mayUseGateway(network, place.vnet)) return undefined;
  const nextHop: UserNextHop = { type };
  return leadTo(network, place.subnet, hostPrefix(destination), nextHop);
}

/** Whether a route may lead to the gateway: to an ExpressRoute gateway none may (R061). */
function mayUseGateway(network: Network, vnet: Vnet): boolean {
  const home = vnet.vpnGateways.length + vnet.expressRouteGateways.length > 0 ? vnet : network.hubOf(vnet.id);
  return home !== undefined && home.vpnGateways.length > 0 && home.expressRouteGateways.length === 0;
}
