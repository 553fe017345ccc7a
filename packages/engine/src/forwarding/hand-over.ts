import type { Address } from '../address/index.js';
import type { Cause, DeclId } from '../topology/index.js';
import { deliverTo } from './deliver.js';
import type { End } from './end.js';
import { type Crossing, ends, type Outcome, type Passage } from './outcome.js';
import { type Packet, wireDestination } from './packet.js';
import type { World } from './world.js';

/**
 * The fabric hands a packet to the owner of a next hop address in the VNet or in a directly peered one (R057, R058,
 * R094). No row is looked up for the next hop itself (R053). `sender` is the device that sends, so that a load balancer
 * in front of it counts as itself (R265).
 */
export function handOver(
  world: World,
  vnet: DeclId,
  sender: DeclId,
  nextHop: Address,
  packet: Packet,
  passage: Passage,
): Outcome[] {
  const { network } = world;
  const found = network.ownerNear(vnet, nextHop);
  if (!found) {
    return drop(
      passage,
      { kind: 'nextHopUnreachable', row: undefined, nextHop, session: undefined },
      {
        rule: 'R059',
        text: `Nobody in ${network.label(vnet)} or in a directly peered VNet has the next hop ${nextHop.text}.`,
        declarations: [vnet],
      },
    );
  }
  const { owner, neighbour } = found;
  if (neighbour && !neighbour.access) return [withoutAccess(world, vnet, neighbour.peering.id, passage)];
  const crossing: Crossing[] = neighbour ? [{ from: vnet, neighbour }] : [];
  const crossed = { ...passage, crossings: [...passage.crossings, ...crossing] };
  if (nextHop.text === wireDestination(packet).text) return [deliverTo(world, owner, packet, crossed)];
  return world.ownerRules(owner).handedTo(world, owner, sender, packet, crossed);
}

/** A peering without allowVirtualNetworkAccess keeps its rows but carries no traffic (R081). */
export function withoutAccess(world: World, vnet: DeclId, peering: DeclId, passage: Passage): Outcome {
  return ends(
    passage,
    { kind: 'peeringWithoutAccess', peering },
    {
      rule: 'R081',
      text: `The peering of ${world.network.label(vnet)} has allowVirtualNetworkAccess false on one side: its row stays Active, but the traffic is dropped.`,
      declarations: [peering],
    },
  );
}

function drop(passage: Passage, end: End, cause: Cause): Outcome[] {
  return [ends(passage, end, cause)];
}
