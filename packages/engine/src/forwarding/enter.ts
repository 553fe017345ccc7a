import type { DeclId } from '../topology/index.js';
import { ends, goesOn, type Outcome, type Passage } from './outcome.js';
import { isAddressOf, ownAddressRule } from './own-addresses.js';
import { decapsulate, type Packet, type TunnelLeg, wireDestination } from './packet.js';
import type { PlaceKind } from './state.js';
import type { World } from './world.js';

/**
 * A packet arrives at a device that forwards: a packet in a tunnel that ends here is taken out first, a packet for the
 * device itself is delivered, and the device forwards the rest.
 */
export function enter(world: World, kind: PlaceKind, device: DeclId, arriving: Packet, passage: Passage): Outcome {
  let packet = arriving;
  while (packet.legs.at(-1)?.to === device) packet = decapsulate(packet);
  const destination = wireDestination(packet);
  if (isAddressOf(world, device, destination)) {
    const label = world.network.label(device);
    const last = packet.legs.at(-1);
    return last
      ? ends(
          passage,
          { kind: 'tunnelEndsElsewhere', tunnel: last.tunnel, at: device },
          {
            rule: 'R217',
            text: `${label} has the outer address ${destination.text}, but tunnel ${world.network.label(last.tunnel)} does not end there.`,
            declarations: [last.tunnel, device],
          },
        )
      : ends(
          passage,
          { kind: 'delivered', to: device },
          {
            rule: ownAddressRule(world, device, destination),
            text: `${destination.text} is an address of ${label}.`,
            declarations: [device],
          },
        );
  }
  return goesOn(passage, { kind, device, packet, loadBalancer: passage.loadBalancer });
}

/** A packet leaves a gateway, circuit or router toward the device at the far end of a connection. */
export function enterFarEnd(world: World, far: DeclId, packet: Packet, passage: Passage): Outcome {
  const device = world.deviceId(far);
  const thing = world.forwarding(device);
  const kind = thing && world.rulesOf(thing).connectionEnd;
  if (kind) return enter(world, kind, device, packet, passage);
  return ends(
    passage,
    { kind: 'notAConnectionEnd', device: far },
    {
      rule: 'R200',
      text: `${world.network.label(far)} does not take packets from a connection.`,
      declarations: [far],
    },
  );
}

/** A packet goes directly to the device at the far end of its tunnel. */
export function enterTunnelEnd(world: World, { tunnel, to }: TunnelLeg, packet: Packet, passage: Passage): Outcome {
  const thing = world.forwarding(to);
  const kind = thing && world.rulesOf(thing).tunnelEnd;
  if (kind) return enter(world, kind, to, packet, passage);
  return ends(
    passage,
    { kind: 'tunnelEndsElsewhere', tunnel, at: to },
    {
      rule: 'R217',
      text: `${world.network.label(to)} takes no packets out of tunnel ${world.network.label(tunnel)}.`,
      declarations: [tunnel, to],
    },
  );
}
