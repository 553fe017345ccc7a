import type { Computation } from '../../../computation/computation.js';
import type { Network, Nva, Subnet } from '../../../topology/index.js';
import type { Asked } from '../answer.js';
import { arrives } from './arrives.js';
import type { Impossibility } from './impossibility.js';
import { type End, endOf } from './parties.js';

/**
 * R189: what an appliance sends leaves by the rows of its NIC, which are those of its subnet. What drops the packets of a
 * machine in that subnet also drops those from networks behind the appliance to the same receiver, which may not be lost.
 */
export function sameRoutes(computation: Computation, asked: Asked): Impossibility | undefined {
  if (!asked.dropped) return undefined;
  const { network } = computation;
  const [from, to] = [endOf(network, asked.from), endOf(network, asked.to)];
  const directions = [[from, to] as const, ...(asked.bothWays ? [[to, from] as const] : [])];
  for (const [sender, receiver] of directions) {
    const nva = sender?.subnet && beside(network, sender.subnet).find((each) => reaches(computation, each, receiver));
    if (!nva || !sender.subnet) continue;
    const text = `Packets from the networks behind ${nva.label} to ${receiver?.label} leave ${sender.subnet.label} by the same routes as those of ${sender.label}, so they would be dropped too.`;
    return { kind: 'sameRoutes', text };
  }
  return undefined;
}

/** The appliances with networks behind them that send all packets from a subnet, since no tunnel leads past it. */
function beside(network: Network, { id }: Subnet): readonly Nva[] {
  const { nvas, tunnels } = network.topology;
  const inTunnels = new Set(tunnels.flatMap(({ a, b }) => [a.device, b.device]));
  return nvas.filter((nva) => {
    const sendsHere = network.nicsOf(nva).every(({ subnet }) => subnet.id === id);
    return nva.connected.length > 0 && !inTunnels.has(nva.id) && sendsHere;
  });
}

function reaches(computation: Computation, nva: Nva, receiver: End | undefined): boolean {
  const addresses = computation.network.nicsOf(nva).flatMap(({ nic }) => nic.addresses);
  return arrives(computation, { id: nva.id, label: nva.label, addresses }, receiver);
}
