import type { Address } from '../address/index.js';
import { type AddressOwner, type Cause, type DeclId, type LoadBalancer, ownerId } from '../topology/index.js';
import { deliverTo } from './deliver.js';
import type { End } from './end.js';
import { enter } from './enter.js';
import { type Crossing, ends, type Outcome, type Passage } from './outcome.js';
import { type Packet, wireDestination } from './packet.js';
import type { World } from './world.js';

/**
 * The fabric hands a packet to the owner of a next hop address in the VNet or in a directly peered one (R057, R058, R094).
 * No row is looked up for the next hop itself (R053).
 * `sender` is the device that sends, so that a load balancer in front of it counts as itself (R265).
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
      { kind: 'nextHopUnreachable', row: undefined, nextHop },
      {
        rule: 'R059',
        text: `Nobody in ${network.label(vnet)} or in a directly peered VNet has the next hop ${nextHop.text}: black hole.`,
        declarations: [vnet],
      },
    );
  }
  const { owner, neighbour } = found;
  if (neighbour && !neighbour.access) return [withoutAccess(world, vnet, neighbour.peering.id, passage)];
  const crossing: Crossing[] = neighbour ? [{ from: vnet, neighbour }] : [];
  const crossed = { ...passage, crossings: [...passage.crossings, ...crossing] };
  if (nextHop.text === wireDestination(packet).text) return [deliverTo(world, owner, packet, crossed)];
  return toForwarder(world, owner, sender, packet, crossed);
}

/** A peering without allowVirtualNetworkAccess shows its rows and carries nothing (R081). */
export function withoutAccess(world: World, vnet: DeclId, peering: DeclId, passage: Passage): Outcome {
  return ends(
    passage,
    { kind: 'peeringWithoutAccess', peering },
    {
      rule: 'R081',
      text: `The peering of ${world.network.label(vnet)} has allowVirtualNetworkAccess false on one side: its row stays Active, and the traffic is dropped.`,
      declarations: [peering],
    },
  );
}

function toForwarder(world: World, owner: AddressOwner, sender: DeclId, packet: Packet, passage: Passage): Outcome[] {
  const id = ownerId(owner);
  const label = world.network.label(id);
  switch (owner.kind) {
    case 'nic':
      return owner.nva
        ? [enter(world, 'nva', owner.nva.id, packet, passage)]
        : drop(
            passage,
            { kind: 'notForwarding', device: id },
            {
              rule: 'R199',
              text: `${label} belongs to no NVA: without IP forwarding it drops what is not addressed to it.`,
              declarations: [id],
            },
          );
    case 'loadBalancer':
      return toBackends(world, owner.loadBalancer, sender, packet, passage);
    case 'firewall':
      return [enter(world, 'firewall', id, packet, passage)];
    case 'privateEndpoint':
      return drop(
        passage,
        { kind: 'notANextHop', device: id },
        {
          rule: 'R030',
          text: `The next hop is private endpoint ${label}, which forwards nothing: black hole.`,
          declarations: [id],
        },
      );
    case 'routeServer':
      return drop(
        passage,
        { kind: 'notANextHop', device: id },
        {
          rule: 'R141',
          text: `The next hop is an instance of Route Server ${label}, which is never in the data path.`,
          declarations: [id],
        },
      );
    case 'vpnGateway':
      return drop(
        passage,
        { kind: 'notANextHop', device: id },
        {
          rule: 'R057',
          text: `The next hop is an address of ${label}; a gateway takes packets only from routes with next hop type VirtualNetworkGateway.`,
          declarations: [id],
        },
      );
  }
}

function toBackends(world: World, balancer: LoadBalancer, sender: DeclId, packet: Packet, passage: Passage): Outcome[] {
  const nvas = world.network.nvasBehind(balancer);
  const loadBalancer = balancer.id;
  const through = { ...passage, loadBalancer };
  if (nvas.length === 0) {
    return drop(
      through,
      { kind: 'noBackend', device: loadBalancer },
      {
        rule: 'R194',
        text: `Load balancer ${world.network.label(loadBalancer)} has no NVA behind it that would forward.`,
        declarations: [loadBalancer],
      },
    );
  }
  const chosen = nvas.includes(sender) ? [sender] : nvas;
  return chosen.map((nva) => enter(world, 'nva', nva, packet, through));
}

function drop(passage: Passage, end: End, cause: Cause): Outcome[] {
  return [ends(passage, end, cause)];
}
