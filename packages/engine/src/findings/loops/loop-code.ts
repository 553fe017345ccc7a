import type { World } from '../../forwarding/world.js';
import type { FindingCode } from '../finding-code.js';
import { forwardingLoop } from './codes/forwarding-loop.js';
import { gatewayLoop } from './codes/gateway-loop.js';
import { loadBalancerLoop } from './codes/load-balancer-loop.js';
import { ownSubnetLoop } from './codes/own-subnet-loop.js';
import { tunnelRecursion } from './codes/tunnel-recursion.js';
import { twoDeviceLoop } from './codes/two-device-loop.js';
import { unusedSpaceLoop } from './codes/unused-space-loop.js';
import type { Loop } from './loop.js';

/** The kind of a loop (R192), and that of one which catches nothing but unused space (R205). */
export function loopCode({ network }: World, loop: Loop): FindingCode {
  if (loop.hits.length === 0 && !loop.internet) return unusedSpaceLoop;
  if (loop.tunnel !== undefined) return tunnelRecursion;
  if (loop.loadBalancer !== undefined) return loadBalancerLoop;
  if (loop.devices.length > 1) {
    const appliances = loop.devices.every((device) => {
      const kind = network.thing(device)?.kind;
      return kind === 'nva' || kind === 'firewall';
    });
    return appliances ? twoDeviceLoop : gatewayLoop;
  }
  return loop.rows.some(({ row }) => row.source === 'User') ? ownSubnetLoop : forwardingLoop;
}
