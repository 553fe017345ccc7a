import { gatewayWithoutRoute } from '../../findings/black-holes/kinds.js';
import { type Network, subnetOf, type Vnet } from '../../topology/index.js';
import { freeInVnet } from '../changes/free-prefixes.js';
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

function withSubnet(vnet: Vnet): readonly Candidate[] {
  const [prefix] = freeInVnet(vnet, { family: 4, length });
  if (!prefix) return [];
  const edit = { kind: 'addSubnet' as const, vnet: vnet.id, name: gatewaySubnet, prefixes: [prefix] };
  return [{ edits: [edit], standing: 'fixAll' }];
}
