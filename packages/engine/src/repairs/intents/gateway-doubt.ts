import type { DeclId, Network } from '../../topology/index.js';
import type { TopologyEdit } from '../edits/topology-edit.js';
import type { Trade } from '../trade.js';

const doubt: Trade = {
  kind: 'disputed',
  text: 'whether Azure honors a route to the gateway beside a Route Server is disputed',
};

/** R063: what there is to say about new routes to a VPN gateway that has a Route Server beside it. */
export function gatewayDoubt(network: Network, edits: readonly TopologyEdit[]): readonly Trade[] {
  return edits.some((edit) => edit.kind === 'addUserRoute' && isDoubtful(network, edit.subnet, edit.nextHop.type))
    ? [doubt]
    : [];
}

function isDoubtful(network: Network, subnet: DeclId, nextHop: string): boolean {
  const vnet = network.topology.vnets.find(({ subnets }) => subnets.some(({ id }) => id === subnet));
  const hub = vnet && (network.hubOf(vnet.id) ?? vnet);
  return nextHop === 'VirtualNetworkGateway' && hub !== undefined && hub.routeServers.length > 0;
}
