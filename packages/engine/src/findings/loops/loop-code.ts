import type { World } from '../../forwarding/world.js';
import type { FindingCode } from '../finding-code.js';
import type { Loop } from './loop.js';

const forwardingLoop: FindingCode = { code: 'AZR101', title: 'Forwarding loop', severity: 'error' };
const unusedSpaceLoop: FindingCode = {
  code: 'AZR102',
  title: 'Forwarding loop in unused address space',
  severity: 'warning',
};
const twoDeviceLoop: FindingCode = {
  code: 'AZR103',
  title: 'Appliances that send to each other',
  severity: 'error',
};
const gatewayLoop: FindingCode = { code: 'AZR104', title: 'Loop through a gateway', severity: 'error' };
export const tunnelRecursion: FindingCode = { code: 'AZR105', title: 'Tunnel recursion', severity: 'error' };
export const ownSubnetLoop: FindingCode = {
  code: 'AZR106',
  title: "Route table on the appliance's own subnet",
  severity: 'error',
};
const loadBalancerLoop: FindingCode = {
  code: 'AZR107',
  title: 'Loop through a load balancer',
  severity: 'error',
};

/** The codes of all kinds of loops. */
export const loopCodes: readonly FindingCode[] = [
  forwardingLoop,
  unusedSpaceLoop,
  twoDeviceLoop,
  gatewayLoop,
  tunnelRecursion,
  ownSubnetLoop,
  loadBalancerLoop,
];

/** The code of a loop, by its kind (R192), or by catching only unused space (R205). */
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
