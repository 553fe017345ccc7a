import type { Address } from '../address/index.js';
import { type DeclId, declaredOf, type Thing } from '../topology/index.js';
import type { DeviceTables } from './device-tables.js';
import type { World } from './world.js';

/**
 * The addresses at which a thing receives packets for itself: its own, and those that connections and tunnels give its
 * end.
 */
export function ownAddressesOf(world: World, thing: Thing): readonly Address[] {
  const own = world.rulesOf(thing).addresses(world, thing);
  const written = world.network.writtenAddresses(declaredOf(thing).id);
  return written.length === 0 ? own : [...own, ...written];
}

/** Whether a packet for this address that is at the device has arrived. */
export function isAddressOf(world: World, device: DeclId, { text }: Address): boolean {
  const known = addressesOf.get(world.devices) ?? new Map<DeclId, ReadonlySet<string>>();
  addressesOf.set(world.devices, known);
  let addresses = known.get(device);
  if (!addresses) {
    const thing = world.forwarding(device);
    addresses = new Set(thing && ownAddressesOf(world, thing).map((own) => own.text));
    known.set(device, addresses);
  }
  return addresses.has(text);
}

/** The rule by which a packet for an address of the device has arrived: R189 for the address of a NIC. */
export function ownAddressRule(world: World, device: DeclId, { text }: Address): 'R189' | 'R283' {
  const thing = world.forwarding(device);
  const own = thing ? world.rulesOf(thing).addresses(world, thing) : [];
  return own.some((address) => address.text === text) ? 'R189' : 'R283';
}

/** A gateway may have thousands of connections, each with an address. */
const addressesOf = new WeakMap<DeviceTables, Map<DeclId, ReadonlySet<string>>>();
