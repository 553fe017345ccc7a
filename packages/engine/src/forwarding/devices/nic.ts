import type { DeclId } from '../../topology/index.js';
import { enter } from '../enter.js';
import { sendIntoFabric } from '../fabric.js';
import { ends, noPassage, type Outcome } from '../outcome.js';
import type { Packet } from '../packet.js';
import type { OwnerRules, PlaceRules, ThingRules, World } from '../world.js';
import { endHostPlace, endHostThing } from './end-host.js';

/** The NIC of a VM, or of an NVA. As a place, also a subnet without one, for a VM that could be created there. */
export const nic = {
  place: {
    ...endHostPlace,
    next: sends,
    tables: ({ tables }, device) => [tables.ofNic(device) ?? tables.ofSubnet(device)],
  } satisfies PlaceRules,

  thing: {
    ...endHostThing,
    // What an NVA itself sends goes through its operating system first (R189).
    sends({ network }, { nic: { id, addresses } }) {
      const appliance = network.nvaOfNic(id);
      return appliance ? { kind: 'nva', device: appliance.id, addresses } : { kind: 'nic', device: id, addresses };
    },
  } satisfies ThingRules<'nic'>,

  owner: {
    handedTo(world, { nic: { id }, nva }, _, packet, passage) {
      if (nva) return [enter(world, 'nva', nva.id, packet, passage)];
      const text = `${world.network.label(id)} belongs to no NVA: without IP forwarding it drops what is not addressed to it.`;
      return [ends(passage, { kind: 'notForwarding', device: id }, { rule: 'R199', text, declarations: [id] })];
    },
  } satisfies OwnerRules<'nic'>,
};

/** A VM sends from its NIC. */
function sends(world: World, nicId: DeclId, packet: Packet): Outcome[] {
  const place = world.network.nic(nicId);
  if (!place) return sendsFromSubnet(world, nicId, packet);
  const own = place.nic.addresses.find(({ family }) => family === packet.destination.family);
  if (!own) {
    const text = `${place.nic.label} has no IPv${packet.destination.family} address and cannot send to ${packet.destination.text}.`;
    return [
      ends(noPassage, { kind: 'noAddressOfFamily', device: nicId }, { rule: 'R031', text, declarations: [nicId] }),
    ];
  }
  if (own.text === packet.destination.text) {
    const text = `${own.text} is ${place.nic.label}'s own address.`;
    return [ends(noPassage, { kind: 'delivered', to: nicId }, { rule: 'R187', text, declarations: [nicId] })];
  }
  const egress = { device: nicId, at: nicId, vnet: place.vnet.id, table: world.tables.ofNic(nicId) };
  return sendIntoFabric(world, egress, packet);
}

function sendsFromSubnet(world: World, id: DeclId, packet: Packet): Outcome[] {
  const thing = world.network.thing(id);
  if (thing?.kind !== 'subnet') return [];
  return sendIntoFabric(world, { device: id, at: id, vnet: thing.vnet.id, table: world.tables.ofSubnet(id) }, packet);
}
