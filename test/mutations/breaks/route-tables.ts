import type { Mutation } from '../mutation.js';
import { all, has, lacks, nameOf, statements, within } from '../where.js';

/** Route tables with an extra route, a missing route, or an invalid next hop. */
export const routeTableMutations: readonly Mutation[] = [
  {
    name: 'a route to the gateway that is an ExpressRoute gateway',
    // A static route of a hub's table has other next hops.
    find: /^( +route .*192\.168\.[\d.]+\/\d+ +-> )(?!azfw$).*$/gm,
    replace: '$1VirtualNetworkGateway',
    where: has(/^ {2}expressRouteGateway /m),
    fires: ['AZR401'],
  },
  {
    name: 'a route to a gateway that is not there',
    find: /^( +route .*?-> )(?:VirtualAppliance )?\d[\d.]*$/gm,
    replace: '$1VirtualNetworkGateway',
    where: lacks(/^ {2}\w+Gateway /m),
    fires: ['AZR402'],
  },
  {
    name: 'a Route Server beside a route to the gateway',
    find: /^( {2}subnet GatewaySubnet .*\n)(?=[\s\S]*^ {2}vpnGateway )/gm,
    replace: '$1  subnet RouteServerSubnet 10.0.250.0/26\n  routeServer ars-new\n',
    where: all(has(/-> VirtualNetworkGateway/), lacks(/^ {2}routeServer /m)),
    fires: ['AZR403'],
  },
  {
    name: 'a default route on the GatewaySubnet',
    find: /^(routeTable rt-gateway \{)$/gm,
    replace: '$1\n  route everything 0.0.0.0/0 -> Internet',
    fires: ['AZR404'],
  },
  {
    name: 'a GatewaySubnet without propagation',
    find: /^(routeTable rt-gateway \{)$/gm,
    replace: '$1\n  disableBgpRoutePropagation',
    fires: ['AZR405'],
  },
  {
    name: 'a route of the GatewaySubnet that covers the gateway',
    find: /^routeTable rt-gateway \{\n.*-> (.*)$/gm,
    replace: ([table, hop], { text }) => `${table}\n  route itself ${subnetOf(text, 'GatewaySubnet')} -> ${hop}`,
    where: ({ text, statement }) => !statement.includes(` ${subnetOf(text, 'GatewaySubnet')} `),
    fires: ['AZR406'],
  },
  {
    name: 'a route of the GatewaySubnet that covers the Route Server',
    find: /^routeTable rt-gateway \{\n.*-> (.*)$/gm,
    replace: ([table, hop], { text }) => `${table}\n  route servers ${subnetOf(text, 'RouteServerSubnet')} -> ${hop}`,
    where: ({ text, statement }) =>
      /subnet RouteServerSubnet /.test(text) && !statement.includes(` ${subnetOf(text, 'RouteServerSubnet')} `),
    fires: ['AZR407'],
  },
  {
    name: 'a firewall whose default route leads on premises',
    find: /^( {2}subnet AzureFirewallSubnet \S+)((?:.*\n)+?)(?=\nvnet )/gm,
    replace:
      '$1 {\n    routeTable rt-firewall\n  }$2\nrouteTable rt-firewall {\n  route default 0.0.0.0/0 -> VirtualNetworkGateway\n}\n',
    where: has(/subnet AzureFirewallSubnet \S+\n[\s\S]*vpnGateway|vpnGateway[\s\S]*subnet AzureFirewallSubnet \S+\n/),
    fires: ['AZR408'],
  },
  {
    name: 'a second next hop that cannot be reached',
    find: /^( +route .*-> )(?:VirtualAppliance )?(\d[\d.]*)$/gm,
    replace: '$1$2, 10.255.255.9',
    fires: ['AZR409', 'AZR410'],
  },
  {
    name: 'a load balancer with single ports as next hop',
    find: /^( +loadBalancer \S+ \S+ )(?=->)/gm,
    replace: '$1ports 443 ',
    where: ({ text, match }) => text.includes(`-> ${match[0].trim().split(' ')[2]}`),
    fires: ['AZR411'],
  },
  {
    name: 'a route table that is not known',
    find: /^(routeTable \S+) (?=\{)/gm,
    replace: '$1 unknown ',
    fires: ['AZR421'],
  },
  {
    name: 'a next hop in a network that is not peered',
    find: /^( +route .*-> (?:VirtualAppliance )?)\d[\d.]*$/gm,
    replace:
      '$110.66.0.4\n}\n\nvnet far {\n  address 10.66.0.0/16\n  subnet nva 10.66.0.0/24 {\n    nic far 10.66.0.4\n  }\n}\n\nnva far {\n  nic far.far',
    where: ({ match, statement }) => isLast(match[0], statement),
    fires: ['AZR409'],
  },
  {
    name: 'a next hop that nobody has',
    find: /^( +route .*-> (?:VirtualAppliance )?\d+\.\d+\.\d+)\.\d+$/gm,
    replace: '$1.77',
    fires: ['AZR410'],
  },
  {
    name: 'a next hop that is a plain machine',
    find: /^nva (\S+) \{[\s\S]*?^\}/gm,
    replace: '',
    where: all(lacks(/^bgp|^expect|^tunnel|^scenario|loadBalancer/m), has(/-> (VirtualAppliance )?\d/)),
    fires: ['AZR411'],
  },
  {
    name: 'two routes of one prefix in a table',
    find: /^( {2}route )(?:[\w-]+ +)?(\d[\d.]*\/\d+ +->.*)$/gm,
    replace: '$&\n$1twice $2',
    where: within(/^routeTable/),
    fires: ['AZR412'],
  },
  {
    name: 'more routes in a table than Azure takes',
    find: /^(routeTable \S+ \{)$/gm,
    replace: ([head]) =>
      `${head}\n${Array.from({ length: 601 }, (_, n) => `  route 10.${200 + (n >> 8)}.${n & 255}.0/24 -> None`).join('\n')}`,
    fires: ['AZR413'],
  },
  {
    name: 'a route to where the packets go anyway',
    find: /^ {2}disableBgpRoutePropagation$/gm,
    replace: '$&\n  route idle 11.0.0.0/8 -> Internet',
    where: lacks(/0\.0\.0\.0\/0/),
    fires: ['AZR414'],
  },
  {
    name: 'a route that a table of nobody holds',
    find: /^(?=routeTable )/gm,
    replace: 'routeTable rt-forgotten {\n  route 10.99.0.0/16 -> None\n}\n\n',
    fires: ['AZR416'],
  },
  {
    name: 'a table that no subnet has any more',
    find: /^ {4}routeTable (\S+)\n/gm,
    replace: '',
    where: ({ text, match }) => text.split(`    routeTable ${match[1]}\n`).length === 2,
    fires: ['AZR416'],
  },
  {
    name: 'propagation switched off',
    find: /^(routeTable (?!rt-gateway)\S+ \{)$/gm,
    replace: '$1\n  disableBgpRoutePropagation',
    where: ({ statement, ...place }) =>
      !/disableBgp| 0\.0\.0\.0\/0| 192\.168\./.test(statement) &&
      /^connection /m.test(place.text) &&
      needsGateway(place.text, nameOf({ statement, ...place })),
    fires: ['AZR417'],
  },
  {
    name: 'a route of the GatewaySubnet that covers the firewall',
    find: /^routeTable rt-gateway \{\n.*-> (.*)$/gm,
    replace: ([table, hop], { text }) =>
      `${table}\n  route instances ${subnetOf(text, 'AzureFirewallSubnet')} -> ${hop}`,
    where: has(/^ {2}firewall /m),
    fires: ['AZR418'],
  },
  {
    name: 'a route of the GatewaySubnet that is shorter than those of the peerings',
    find: /^(routeTable rt-gateway \{\n {2}route (?:[a-z]\S* +)?)[\d.]+\/\d+/gm,
    replace: '$110.0.0.0/8',
    fires: ['AZR131', 'AZR133'],
  },
  {
    name: 'a route to VnetLocal in a network whose policies let it reach no private endpoint',
    find: /^ {2}privateEndpointVNetPolicies Basic\n/gm,
    replace: '',
    fires: ['AZR419'],
  },
  {
    name: 'a default route to the Internet that overrides the one of the appliance',
    find: /^( {2}subnet (?!nva)\w+ \S+ \{\n)(?= {4}nic vm)([\s\S]*?\n\}\n)/gm,
    replace: '$1    routeTable rt-exception\n$2\nrouteTable rt-exception {\n  route 0.0.0.0/0 -> Internet\n}\n',
    where: all(has(/^ {2}advertise (.*, )?0\.0\.0\.0\/0/m), within(/^ {2}routeServer /m)),
    fires: ['AZR420'],
  },
];

/** It is the last route of its table. */
function isLast(route: string, table: string): boolean {
  return table.trimEnd().endsWith(`${route}\n}`);
}

/** The table is on a subnet with VMs of a network with a gateway or Route Server. */
function needsGateway(text: string, table: string): boolean {
  return statements(text, 'vnet').some(
    (vnet) => vnet.includes(`routeTable ${table}\n    nic vm`) && /^ {2}(\w+Gateway|routeServer) /m.test(vnet),
  );
}

/** The prefix of the first subnet of this name. */
function subnetOf(text: string, name: string): string {
  return new RegExp(`^ {2}subnet ${name} +(\\S+)`, 'm').exec(text)?.[1] ?? '';
}
