import type { Finding } from '../../findings/finding.js';
import { ownGateway } from '../../findings/virtual-wan/connected-vnets.js';
import { setFlags } from '../changes/peerings.js';
import type { TopologyEdit } from '../edits/topology-edit.js';
import type { Candidate, RepairContext, Repairer } from '../repairer.js';

/**
 * W021, W127: a connected VNet uses no gateways of others any more; its own ones go if nothing is connected to them, or
 * the connection goes.
 */
export const freeFromGateways: Repairer = { mends: [ownGateway], candidates };

function* candidates({ world: { network } }: RepairContext, { declaration }: Finding): Generator<Candidate> {
  const connection = network.hubConnection(declaration);
  const vnet = connection && network.vnet(connection.vnet);
  if (!connection || !vnet) return;
  const own = [...vnet.vpnGateways, ...vnet.expressRouteGateways, ...vnet.routeServers];
  const uses = network.topology.peerings.flatMap((peering) => {
    const { a, b } = peering;
    const [half, other] = a.vnet === vnet.id ? [a, b] : [b, a];
    if (half.vnet !== vnet.id || !half.useRemoteGateways) return [];
    // What is offered on the other half is of no use any more.
    const offer = { vnet: other.vnet, flag: 'allowGatewayTransit' as const, value: false };
    const use = { vnet: half.vnet, flag: 'useRemoteGateways' as const, value: false };
    return [setFlags(network, peering, other.allowGatewayTransit ? [use, offer] : [use])];
  });
  const removal = own.map(({ id }): TopologyEdit => ({ kind: 'removeUnused', declaration: id }));
  yield { edits: [...uses, ...removal], standing: own.length > 0 ? 'offered' : 'fixAll' };
  yield {
    edits: [
      {
        kind: 'removeDeclaration',
        declaration: connection.id,
        words: `remove ${connection.label}`,
        size: 'remove',
        touches: undefined,
      },
    ],
    standing: 'offered',
  };
}
