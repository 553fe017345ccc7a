import { type Address, contains } from '../address/index.js';
import { type AddressOwner, type DeclId, ownerId } from '../topology/index.js';
import { enter } from './enter.js';
import { ends, type Outcome, type Passage } from './outcome.js';
import { type Packet, wireDestination } from './packet.js';
import type { Note } from './trace.js';
import type { World } from './world.js';

/** The fabric delivers a packet to the owner of its destination inside a VNet (R187). */
export function deliverInVnet(world: World, vnetId: DeclId, packet: Packet, passage: Passage): Outcome[] {
  const destination = wireDestination(packet);
  const owner = world.network.ownerIn(vnetId, destination);
  return [owner ? deliverTo(world, owner, packet, passage) : deliverToNobody(world, vnetId, packet, passage)];
}

/** A packet reaches the owner of its destination address. Inside a tunnel, only the end of the tunnel can use it. */
export function deliverTo(world: World, owner: AddressOwner, packet: Packet, passage: Passage): Outcome {
  const destination = wireDestination(packet);
  const leg = packet.legs.at(-1);
  if (owner.kind === 'nic' && owner.nva) return enter(world, 'nva', owner.nva.id, packet, passage);
  if (leg) {
    const carrier = owner.kind === 'loadBalancer' ? backendOf(world, owner.loadBalancer.backends, leg.to) : undefined;
    if (carrier !== undefined && owner.kind === 'loadBalancer') {
      return enter(world, 'nva', carrier, packet, { ...passage, loadBalancer: owner.loadBalancer.id });
    }
    return notTheTunnelEnd(world, destination, ownerId(owner), leg.tunnel, passage);
  }
  return ends(
    passage,
    { kind: 'delivered', to: ownerId(owner) },
    {
      rule: 'R187',
      text: `${world.network.label(ownerId(owner))} has the address ${destination.text}.`,
      declarations: [ownerId(owner)],
    },
  );
}

function deliverToNobody(world: World, vnetId: DeclId, packet: Packet, passage: Passage): Outcome {
  const destination = wireDestination(packet);
  const vnet = world.network.vnet(vnetId);
  const label = world.network.label(vnetId);
  const leg = packet.legs.at(-1);
  if (world.network.virtualHub(vnetId) && !leg) return deliverInHub(vnetId, label, destination, passage);
  const subnet = vnet?.subnets.find(({ prefixes }) => prefixes.some((prefix) => contains(prefix, destination)));
  if (!subnet) {
    return ends(
      passage,
      { kind: 'outsideSubnets', vnet: vnetId },
      {
        rule: 'R208',
        text: `${destination.text} lies in ${label}, but in none of its subnets, so nothing can have it.`,
        declarations: [vnetId],
      },
    );
  }
  if (leg) return notTheTunnelEnd(world, destination, subnet.id, leg.tunnel, passage);
  const note: Note = {
    remark: { kind: 'notDeclared', in: subnet.id },
    rule: 'R187',
    text: `No NIC with the address ${destination.text} is declared in ${subnet.label}.`,
    declarations: [subnet.id],
  };
  return ends(
    { ...passage, notes: [...passage.notes, note] },
    { kind: 'deliveredToRange', to: subnet.id },
    {
      rule: 'R187',
      text: `${destination.text} lies in subnet ${subnet.label}.`,
      declarations: [subnet.id],
    },
  );
}

/** W001: what is in a hub besides its router, gateways and firewall is Microsoft's. */
function deliverInHub(hub: DeclId, label: string, { text }: Address, passage: Passage): Outcome {
  const note: Note = {
    remark: { kind: 'notDeclared', in: hub },
    rule: 'W001',
    text: `No device with the address ${text} is declared in ${label}.`,
    declarations: [hub],
  };
  return ends(
    { ...passage, notes: [...passage.notes, note] },
    { kind: 'deliveredToRange', to: hub },
    { rule: 'W001', text: `${text} lies in ${label}, which Microsoft manages.`, declarations: [hub] },
  );
}

function backendOf(world: World, backends: readonly DeclId[], device: DeclId): DeclId | undefined {
  return backends.some((nic) => world.network.nvaOfNic(nic)?.id === device) ? device : undefined;
}

function notTheTunnelEnd(world: World, outer: Address, at: DeclId, tunnel: DeclId, passage: Passage): Outcome {
  return ends(
    passage,
    { kind: 'tunnelEndsElsewhere', tunnel, at },
    {
      rule: 'R217',
      text: `The outer packet of tunnel ${world.network.label(tunnel)} reaches ${world.network.label(at)} (${outer.text}), where the tunnel does not end.`,
      declarations: [tunnel, at],
    },
  );
}
