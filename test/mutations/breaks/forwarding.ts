import type { Mutation, Place } from '../mutation.js';
import { all, has, nameOf, spaceOf, statements, within } from '../where.js';

/** Changes that make packets loop, lose them, or lead them past an appliance. */
export const forwardingMutations: readonly Mutation[] = [
  {
    name: 'an appliance that gets its own default route back',
    find: /^ {2}route \S+ 0\.0\.0\.0\/0 +-> Internet\n/gm,
    replace: '',
    where: all(has(/^ {2}advertise (.*, )?0\.0\.0\.0\/0/m), has(/^ {4}nic vm /m)),
    fires: ['AZR101'],
  },
  {
    name: 'an appliance that gets a region back that another one has',
    find: /^ {2}route to-region\d .*\n/gm,
    replace: '',
    fires: ['AZR101', 'AZR107'],
  },
  {
    name: 'an appliance that gets half of the datacentre back',
    find: /^ {2}route half-\d .*\n/gm,
    replace: '',
    fires: ['AZR101'],
  },
  {
    name: 'an appliance whose subnet has lost its routes',
    find: /^ {4}routeTable \S+\n(?= {4}nic nva)/gm,
    replace: '',
    where: has(/^bgp \S+ (\[[^\]]*\] )?<-> ars/m),
    fires: ['AZR101', 'AZR102'],
  },
  {
    name: 'unused space of a summary that nothing discards',
    find: /^ {2}route unused .*\n/gm,
    replace: '',
    fires: ['AZR102'],
  },
  {
    name: 'an appliance that announces what nobody has',
    find: /^( {2}asn \d+)$/gm,
    replace: '$1\n  advertise 10.77.0.0/16',
    where: all(within(/^nva/), announcesAll, has(/^ {4}nic vm /m)),
    fires: ['AZR102'],
  },
  {
    name: 'the route table of the spokes on the subnet of the appliance',
    find: /^( {2}subnet nva \S+ \{)\n(?! {4}routeTable)/gm,
    replace: ([, head], { text }) => `${head}\n    routeTable ${spokeTable(text)}\n`,
    where: ({ text, statement }) => spokeTable(text) !== '' && ownsNextHop(text, statement),
    fires: ['AZR106'],
  },
  {
    name: 'an appliance that discards everything',
    find: /^( {2}nic \S+)$/gm,
    replace: '$1\n  route 0.0.0.0/0 drop',
    where: all(within(/^nva (?![\s\S]*^ {2}(asn|route) )/m), has(/0\.0\.0\.0\/0 +-> (VirtualAppliance )?\d/)),
    fires: ['AZR111', 'AZR116'],
  },
  {
    name: 'a route to the Internet for private addresses',
    find: /^( +route .*?(?:10|192\.168|172\.16)\.[\d.]+\/\d+ +-> )(?:VirtualAppliance )?\d[\d.]*/gm,
    replace: '$1Internet',
    where: ({ text, match: [line = ''] }) => isOwned(text, line),
    fires: ['AZR114'],
  },
  {
    name: 'an appliance that does not translate towards the Internet',
    find: /^ {2}snat internet\n/gm,
    replace: '',
    where: has(/advertise (.*, )?0\.0\.0\.0\/0|0\.0\.0\.0\/0 +-> (VirtualAppliance )?\d/),
    fires: ['AZR118'],
  },
  {
    name: 'a gateway that sends past the appliance what comes in',
    find: /^ {4}routeTable rt-gateway\n/gm,
    replace: '',
    fires: ['AZR131', 'AZR130'],
  },
  {
    name: 'two equal appliances where one was the standby',
    find: / \[prepend \d\](?= <-> ars)/g,
    replace: '',
    where: ({ text }) => statements(text, 'bgp').length === 2,
    fires: ['AZR132'],
  },
  {
    name: 'a site that learns nothing of Azure',
    find: /^(connection vpn1 |connection er1 )(?=<->)(?!.*\n?.*instance)/gm,
    replace: '$1[deny 0.0.0.0/0] ',
    where: ({ match, text }) =>
      / {4}nic vm /.test(text) &&
      !/^tunnel /m.test(text) &&
      (match[1]?.startsWith('connection er1') || /^connection vpn1 <-> \S+ enableBgp/m.test(text)),
    fires: ['AZR113', 'AZR117', 'AZR601'],
  },
  {
    name: 'a spoke with which the network of the appliance is not peered',
    find: /^peering (\S+) .*<-> (\S+).*\n/gm,
    replace: '',
    where: ({ text, match }) => usesAppliance(text, match[2], match[1]),
    fires: ['AZR110', 'AZR409', 'AZR410'],
  },
  {
    name: 'a spoke that gets routes whose next hop it does not reach',
    find: /^ {2}disableBgpRoutePropagation\n/gm,
    replace: '',
    where: has(/^bgp nva1 .*<-> ars2$/m),
    fires: ['AZR119'],
  },
  {
    name: 'a spoke that is not peered with the network of the next hop',
    find: /^peering hub1 \[allowForwardedTraffic\] <-> spoke\d+ \[allowForwardedTraffic\]\n/gm,
    replace: '',
    where: has(/^peering aux /m),
    fires: ['AZR119'],
  },
  {
    name: 'a spoke of several that has lost its route table',
    find: /^ {4}routeTable (rt-spokes\d?)\n/gm,
    replace: '',
    where: has(/^ {4}routeTable (rt-spokes\d?)\n[\s\S]*^ {4}routeTable \1\n/m),
    fires: ['AZR117', 'AZR130', 'AZR131', 'AZR409'],
  },
  {
    name: 'a local network gateway with other prefixes than the site has',
    find: /^(connection vpn1 \[prefixes )[^\]]*(\] <-> dc1)/gm,
    replace: '$1198.18.0.0/24$2',
    where: has(/^ {2}host /m),
    fires: ['AZR110', 'AZR112', 'AZR117'],
  },
  {
    name: 'a spoke that has moved to other addresses than the routes have',
    find: /^vnet spoke\d+ \{[\s\S]*?^ {2}address (\d+\.\d+\.)(\d+)\.[\s\S]*?^\}/gm,
    replace: ([spoke, net = '', third = '']) =>
      third === '0' ? spoke.replaceAll(net, '10.96.') : spoke.replaceAll(`${net}${third}.`, `${net}96.`),
    where: ({ text, match }) =>
      new RegExp(`^ {2}route (\\S+ +)?${match[1]}${match[2]}\\.\\d+/\\d+ +->`, 'm').test(text),
    fires: ['AZR110', 'AZR113', 'AZR115', 'AZR117', 'AZR130', 'AZR131', 'AZR414', 'AZR415'],
  },
];

/** The appliance is in the network of a Route Server, to which it advertises everything that it originates. */
function announcesAll(place: Place): boolean {
  const [, home] = /^ {2}nic (\S+)\./m.exec(place.statement) ?? [];
  const vnet = statements(place.text, 'vnet').find((each) => each.startsWith(`vnet ${home} `)) ?? '';
  return (
    /^ {2}routeServer /m.test(vnet) &&
    new RegExp(`^bgp ${nameOf(place)} (\\[prepend \\d\\] )?<-> ars`, 'm').test(place.text)
  );
}

/** The route table of a spoke that has a default route to an appliance. */
function spokeTable(text: string): string {
  const table = statements(text, 'routeTable').find((each) => /0\.0\.0\.0\/0 +-> (VirtualAppliance )?\d/.test(each));
  return /^routeTable (\S+)/.exec(table ?? '')?.[1] ?? '';
}

/** The appliance's network contains the next hop of the spokes' default route. */
function ownsNextHop(text: string, vnet: string): boolean {
  const hop = /0\.0\.0\.0\/0 +-> (?:VirtualAppliance )?(\d[\d.]*)/.exec(text)?.[1] ?? '';
  return vnet.includes(` ${hop}\n`);
}

/** A network of the file has the prefix of a route. */
function isOwned(text: string, route: string): boolean {
  const prefix = /[\d.]+\/\d+/.exec(route)?.[0] ?? '';
  return statements(text, 'vnet').some((vnet) => spaceOf(text, /^vnet (\S+)/.exec(vnet)?.[1] ?? '') === prefix);
}

/** The spoke has a default route to an appliance of this network. */
function usesAppliance(text: string, spoke = '', hub = ''): boolean {
  const vnet = (name: string) => statements(text, 'vnet').find((each) => each.startsWith(`vnet ${name} `)) ?? '';
  const table = /^ {4}routeTable (\S+)/m.exec(vnet(spoke))?.[1];
  const routes = statements(text, 'routeTable').find((each) => each.startsWith(`routeTable ${table} `)) ?? '';
  const hop = / 0\.0\.0\.0\/0 +-> (?:VirtualAppliance )?(\d[\d.]*)/.exec(routes)?.[1];
  return hop !== undefined && new RegExp(` ${hop}( |$)`, 'm').test(vnet(hub));
}
