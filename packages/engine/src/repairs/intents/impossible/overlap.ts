import type { Network, Vnet } from '../../../topology/index.js';
import { mayPeer } from '../../changes/peerings.js';
import type { Impossibility } from './impossibility.js';

/** Why two VNets cannot be peered. */
export function overlapOf(network: Network, one: Vnet, other: Vnet): Impossibility {
  const third = overlaps(one, other)
    ? undefined
    : [neighbourIn(network, one, other), neighbourIn(network, other, one)].find((each) => each !== undefined);
  const text = third
    ? `${one.label} and ${other.label} cannot be peered: ${third.own.label} is peered with ${third.neighbour.label}, which overlaps with ${third.far.label}.`
    : `${one.label} and ${other.label} overlap, so they cannot be peered.`;
  return { kind: 'overlap', text };
}

/** A VNet that is peered with one and overlaps with the other. */
function neighbourIn(network: Network, own: Vnet, far: Vnet) {
  const neighbour = network.neighbours(own.id).find(({ vnet }) => vnet !== far && overlaps(vnet, far))?.vnet;
  return neighbour && { own, neighbour, far };
}

function overlaps(one: Vnet, other: Vnet): boolean {
  return !mayPeer(one, other);
}
