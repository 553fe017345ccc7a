import type { Address } from '../../address/index.js';
import type { World } from '../../forwarding/world.js';
import type { DeclId, Subnet } from '../../topology/index.js';

/**
 * Whether every NIC of a subnet belongs to an appliance that puts packets for the address into a tunnel: they are not
 * looked up by their inner address (R190).
 */
export function isTunneled(world: World, { nics }: Subnet, address: Address): boolean {
  return nics.length > 0 && nics.every(({ id }) => tunnels(world, id, address));
}

function tunnels(world: World, nic: DeclId, address: Address): boolean {
  const nva = world.network.nvaOfNic(nic);
  return (
    nva !== undefined &&
    world.devices
      .osTable(nva)
      .lookup(address)
      .some(({ target }) => target.to === 'tunnel')
  );
}
