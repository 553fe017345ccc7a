import { freePrefix } from '../../address/index.js';
import { gatewayWithoutRoute } from '../../findings/black-holes/kinds.js';
import { type Network, subnetOf, type Vnet } from '../../topology/index.js';
import type { Candidate, RepairContext, Repairer } from '../repairer.js';

const gatewaySubnet = 'GatewaySubnet';
/** The size for gateways of every kind (R226). */
const length = 27;

/** Gives a gateway the subnet without which it has no routes: a new one, or an empty one with another name (R139). */
export const addGatewaySubnet: Repairer = {
  mends: [gatewayWithoutRoute],
  candidates: function* ({ world: { network } }: RepairContext, { subject }): Generator<Candidate> {
    if (subject?.kind !== 'blackHoles') return;
    for (const { drop } of subject.holes) {
      const vnet = vnetOfGateway(network, drop.last?.device ?? '');
      if (vnet && !subnetOf(vnet, gatewaySubnet)) {
        yield* withSubnet(vnet);
        return;
      }
    }
  },
};

function vnetOfGateway(network: Network, device: string): Vnet | undefined {
  const thing = network.thing(device);
  return thing?.kind === 'vpnGateway' || thing?.kind === 'expressRouteGateway' ? thing.vnet : undefined;
}

function* withSubnet(vnet: Vnet): Generator<Candidate> {
  const taken = vnet.subnets.flatMap(({ prefixes }) => prefixes);
  for (const space of vnet.addressSpace.filter(({ family }) => family === 4)) {
    const prefix = freePrefix(space, length, taken);
    if (!prefix) continue;
    yield {
      edits: [{ kind: 'addSubnet', vnet: vnet.id, name: gatewaySubnet, prefixes: [prefix] }],
      standing: 'fixAll',
    };
    return;
  }
}
