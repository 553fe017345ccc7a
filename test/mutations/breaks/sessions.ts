import type { Mutation } from '../mutation.js';
import { all, has, spaceOf, statements, within } from '../where.js';

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
    name: "an appliance that announces the Route Server's own network",
    find: /^bgp nva1 <-> ars1$/gm,
    replace: (_, { text }) => `bgp nva1 [advertise ${spaceOf(text, homeOf(text, 'routeServer ars1'))}] <-> ars1`,
    where: ({ text }) => /^ {4}nic vm/m.test(networkWith(text, 'routeServer ars1')),
    fires: ['AZR207'],
  },
  {
    name: 'an appliance that announces what ExpressRoute brings',
    find: /^bgp nva1 <-> ars1$/gm,
    replace: (_, { text }) => `bgp nva1 [advertise ${onPremises(text)}] <-> ars1`,
    where: ({ text }) =>
      networkWith(text, 'routeServer ars1').includes('expressRouteGateway er1') && onPremises(text) !== '',
    fires: ['AZR213'],
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

/** The network that holds something. */
function networkWith(text: string, part: string): string {
  return statements(text, 'vnet').find((vnet) => vnet.includes(`  ${part}`)) ?? '';
}

function homeOf(text: string, part: string): string {
  return /^vnet (\S+)/.exec(networkWith(text, part))?.[1] ?? '';
}

/** The address space of the site behind circuit er-ams. */
function onPremises(text: string): string {
  const site = /^connection er-ams <-> (\S+)$/m.exec(text)?.[1] ?? '';
  const statement = statements(text, 'site').find((each) => each.startsWith(`site ${site} `));
  return /^ +address ([\d./]+)/m.exec(statement ?? '')?.[1] ?? '';
}
