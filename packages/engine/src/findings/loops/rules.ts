import type { Rule } from '../rule.js';
import { forwardingLoop } from './codes/forwarding-loop.js';
import { unusedSpaceLoop } from './codes/unused-space-loop.js';
import { loopFinding } from './loop-finding.js';

export const loopRules: readonly Rule[] = [
  {
    codes: [forwardingLoop, unusedSpaceLoop],
    find: ({ world, loops }) => loops().map((loop) => loopFinding(world, loop)),
  },
];
