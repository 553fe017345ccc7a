import type { Mutation } from '../mutation.js';
import { within } from '../where.js';

/** Expectations that do not hold. */
export const expectationMutations: readonly Mutation[] = [
  {
    name: 'traffic that is to be dropped and is not',
    find: /^(expect \S+ <?-> \S+).*$/gm,
    replace: '$1 dropped',
    where: ({ match: [line] }) => !line?.endsWith(' dropped'),
    fires: ['AZR601'],
  },
  {
    name: 'an appliance that the packets do not pass',
    find: /^(expect .*) via .*$/gm,
    replace: '$1 via er-none\ncircuit er-none',
    fires: ['AZR601'],
  },
  {
    name: 'traffic in a scenario that is to be dropped and is not',
    find: /^( {2}expect \S+ <?-> \S+) via .*$/gm,
    replace: '$1 dropped',
    where: within(/^scenario/),
    fires: ['AZR602'],
  },
  {
    name: 'a scenario in which another appliance is down',
    find: /^( {2}down nva)1$/gm,
    replace: '$12',
    where: within(/via nva2$/m),
    fires: ['AZR602'],
  },
  {
    name: 'an expectation of a network without NICs',
    find: /^expect \S+/gm,
    replace: 'vnet none { address 10.88.0.0/16 }\nexpect none.*',
    fires: ['AZR603'],
  },
];
