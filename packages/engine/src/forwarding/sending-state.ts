import type { Address } from '../address/index.js';
import type { DeclId } from '../topology/index.js';
import type { Forwarder } from './forwarder.js';
import { plainPacket } from './packet.js';
import type { State } from './state.js';

/** The state of a packet that this declaration sends: a NIC, NVA, private endpoint, host, firewall, router or site. */
export function sendingState(
  forwarder: Forwarder,
  from: DeclId,
  to: Address,
): { state: State; source: Address | undefined } | undefined {
  const { world } = forwarder;
  const thing = world.network.thing(from);
  const start = thing && world.rulesOf(thing).sends(world, thing);
  if (!start) return undefined;
  const { kind, device, addresses } = start;
  return {
    state: { kind, device, packet: plainPacket(to), loadBalancer: undefined },
    source: addresses.find(({ family }) => family === to.family),
  };
}
