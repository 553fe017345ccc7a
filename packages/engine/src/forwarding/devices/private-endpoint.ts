import type { DeclId } from '../../topology/index.js';
import { sendIntoFabric } from '../fabric.js';
import { ends, type Outcome } from '../outcome.js';
import type { Packet } from '../packet.js';
import type { OwnerRules, PlaceRules, ThingRules, World } from '../world.js';
import { endHostPlace, endHostThing } from './end-host.js';

/** A private endpoint. */
export const privateEndpoint = {
  place: {
    ...endHostPlace,
    next: sends,
    tables(world, device) {
      const thing = world.network.thing(device);
      return [thing?.kind === 'privateEndpoint' ? world.tables.ofSubnet(thing.subnet.id) : undefined];
    },
  } satisfies PlaceRules,

  thing: {
    ...endHostThing,
    sends: (_, { endpoint: { id, address } }) => ({ kind: 'privateEndpoint', device: id, addresses: [address] }),
  } satisfies ThingRules<'privateEndpoint'>,

  owner: {
    handedTo(world, { endpoint: { id } }, _, __, passage) {
      const text = `The next hop is private endpoint ${world.network.label(id)}, which forwards nothing, so the packet is dropped.`;
      return [ends(passage, { kind: 'notANextHop', device: id }, { rule: 'R030', text, declarations: [id] })];
    },
  } satisfies OwnerRules<'privateEndpoint'>,
};

/** A private endpoint answers by the effective routes of its subnet (R078). */
function sends(world: World, endpoint: DeclId, packet: Packet): Outcome[] {
  const thing = world.network.thing(endpoint);
  if (thing?.kind !== 'privateEndpoint') return [];
  const table = world.tables.ofSubnet(thing.subnet.id);
  return sendIntoFabric(world, { device: endpoint, at: thing.subnet.id, vnet: thing.vnet.id, table }, packet);
}
