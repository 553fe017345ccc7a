import type { Mutation } from '../mutation.js';
import { all, has, within } from '../where.js';

/** BGP sessions that do not come up, and problems with those that do. */
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
  {
    name: 'a Route Server that gets its own AS number back in the path',
    find: /^(bgp \S+ \[only [\d./]+), asDelete 65515/gm,
    replace: '$1',
    fires: ['AZR205'],
  },
  {
    name: 'an appliance that gives a Route Server back what it has from there',
    find: /asDelete 65515, deny [\d./]+/g,
    replace: 'asDelete 65515',
    where: has(/^bgp .*asDelete 65515, deny [\d./]+\] <-> ars/m),
    fires: ['AZR206'],
  },
  {
    name: 'a route table on the RouteServerSubnet',
    find: /^( {2}subnet RouteServerSubnet +\S+)$/gm,
    replace: ([subnet], { text }) => `${subnet} {\n    routeTable ${/^routeTable (\S+)/m.exec(text)?.[1]}\n  }`,
    where: all(has(/^routeTable /m), within(/^ {2}routeServer /m)),
    fires: ['AZR208'],
  },
  {
    name: 'a session with one instance of a Route Server',
    find: /^(bgp nva\w+ )(?=<-> ars\d$)/gm,
    replace: '$1[instance 0] ',
    fires: ['AZR209'],
  },
  {
    name: 'an active-standby VPN gateway beside a Route Server',
    find: / *activeActive */g,
    replace: ' ',
    where: within(/^ {2}routeServer /m),
    fires: ['AZR210'],
  },
  {
    name: 'a VPN gateway of another AS number beside a Route Server',
    find: /\basn 65515/g,
    replace: 'asn 65010',
    where: within(/^ {2}routeServer /m),
    fires: ['AZR210'],
  },
  {
    name: 'a default route that the circuit is told',
    find: /^( {2}routeServer ars1)$/gm,
    replace: '$1 { branchToBranch }',
    where: all(
      within(/^ {2}expressRouteGateway /m),
      has(/^ {2}advertise (.*, )?0\.0\.0\.0\/0/m),
      has(/^connection er1 /m),
    ),
    fires: ['AZR211'],
  },
  {
    name: 'branches that reach each other through a Route Server',
    find: /^( {2}routeServer ars\d)$/gm,
    replace: '$1 { branchToBranch }',
    where: all(within(/^ {2}expressRouteGateway /m), within(/^ {2}vpnGateway /m), has(/^connection vpn1 /m)),
    fires: ['AZR212'],
  },
];
