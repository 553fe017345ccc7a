import type { Mutation } from '../mutation.js';
import { has } from '../where.js';

/** BGP sessions that do not come up, and what goes wrong over those that do. */
export const sessionMutations: readonly Mutation[] = [
  {
    name: 'a session between networks that nothing connects',
    find: /^peering hub1 (?:\[[^\]]*\] )?<-> hub2.*\n/gm,
    replace: '',
    where: has(/^bgp nva1\w* .*<-> (nva2|ars2)\w*( \[[^\]]*\])?$/m),
    fires: ['AZR201'],
  },
  {
    name: 'nine peers of a Route Server',
    find: /^( {2}subnet nva (\d+\.\d+\.\d+)\.\d+\S+ \{\n)([\s\S]*?^bgp \S+ (?:\[[^\]]*\] )?<-> (ars\d).*$)/gm,
    replace: ([, head, net, rest, server], { text }) => {
      const numbers = [1, 2, 3, 4, 5, 6, 7, 8, 9];
      const vnet = /vnet (\S+) \{\n(?: .*\n|\n)* {2}subnet nva /.exec(text)?.[1];
      const nics = numbers.map((n) => `    nic extra${n} ${net}.${200 + n}\n`).join('');
      const nvas = numbers.map(
        (n) => `\nnva extra${n} {\n  nic ${vnet}.extra${n}\n  asn ${65100 + n}\n}\nbgp extra${n} <-> ${server}`,
      );
      return `${head}${nics}${rest}${nvas.join('')}`;
    },
    fires: ['AZR203'],
  },
];
