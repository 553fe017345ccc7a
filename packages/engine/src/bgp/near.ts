import type { Network } from '../topology/index.js';
import type { SpeakerNode } from './node.js';

/** Whether two speakers reach each other without a gateway: both on premises, in one VNet, or in directly peered ones. */
export function near(network: Network, a: SpeakerNode, b: SpeakerNode): boolean {
  if (a.rules.onPremises && b.rules.onPremises) return true;
  const as = a.rules.vnets(network, a);
  const bs = b.rules.vnets(network, b);
  return as.some(
    (vnet) => bs.includes(vnet) || network.neighbours(vnet.id).some((n) => n.access && bs.includes(n.vnet)),
  );
}
