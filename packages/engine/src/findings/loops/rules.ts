import type { Rule } from '../rule.js';
import { forwardingLoop } from './codes/forwarding-loop.js';
import { gatewayLoop } from './codes/gateway-loop.js';
import { loadBalancerLoop } from './codes/load-balancer-loop.js';
import { ownSubnetLoop } from './codes/own-subnet-loop.js';
import { tunnelRecursion } from './codes/tunnel-recursion.js';
import { twoDeviceLoop } from './codes/two-device-loop.js';
import { unusedSpaceLoop } from './codes/unused-space-loop.js';
import { loopFinding } from './loop-finding.js';

export const loopRules: readonly Rule[] = [
  {
    codes: [
      forwardingLoop,
      unusedSpaceLoop,
      twoDeviceLoop,
      gatewayLoop,
      tunnelRecursion,
      ownSubnetLoop,
      loadBalancerLoop,
    ],
    find: ({ world, loops }) => loops().map((loop) => loopFinding(world, loop)),
  },
];
