import type { BgpResult } from '../bgp/result.js';
import type { Network } from '../topology/index.js';
import { DeviceTables } from './device-tables.js';
import { kinds } from './devices/index.js';
import { type RouteTables, World } from './world.js';

/**
 * The state of a topology that forwarding reads.
 * @param devices the tables of devices of an earlier state, if they are still valid
 */
export function worldOf(
  network: Network,
  bgp: BgpResult,
  tables: RouteTables,
  devices: DeviceTables = new DeviceTables(network, bgp),
): World {
  return new World(network, bgp, tables, devices, kinds);
}
