import type { Mutation, Place } from '../mutation.js';
import { all, has, lacks, nameOf, statements, within } from '../where.js';

/** A connection of a virtual network with a hub, with what its brackets contain. */
const hubConnection = /^connection (hub\w*(?:-\w+)*) (?:\[([^\]]*)\] )?<-> (\S+)$/gm;

/** A connection with a hub, with other brackets. */
const withRouting = (routing: string) => `connection $1 [${routing}] <-> $3`;

const privateIntent = /^ {4}PrivateTraffic -> /m;

/** Whether the network that a connection leads to has a NIC, so that packets go to it. */
const leadsToNic = ({ text, match }: Place) =>
  statements(text, 'vnet').some((vnet) => vnet.startsWith(`vnet ${match[3]} `) && / nic /.test(vnet));

/** What Azure refuses in a virtual WAN, and what goes wrong in one. */
export const virtualWanMutations: readonly Mutation[] = [
  {
    name: 'a network that is connected to a second hub',
    find: hubConnection,
    replace: '$&\nvirtualHub extra {\n  address 10.240.0.0/23\n}\nconnection extra <-> $3',
    fires: ['AZR350'],
  },
  {
    name: 'a connected network with a Route Server of its own',
    find: /^ {2}subnet (?:apps|nva) /gm,
    replace: ([line], place) => `${routeServerIn(place)}${line}`,
    where: all(within(/^vnet /), (place) => connectedTo(place.text, nameOf(place)) && routeServerIn(place) !== ''),
    fires: ['AZR351'],
  },
  {
    name: 'a network with the address space of its hub',
    find: /^( {2}address )\S+$/gm,
    replace: ([, address], place) => `${address}${hubSpace(place.text)}`,
    where: all(within(/^vnet /), has(/^virtualHub /m), (place) => connectedTo(place.text, nameOf(place))),
    fires: ['AZR352'],
  },
  {
    name: 'a hub with a prefix too short for its devices',
    find: /^( {2}address [\d.]+)\/2[34]$/gm,
    replace: '$1/26',
    where: within(/^virtualHub /),
    fires: ['AZR353'],
  },
  {
    name: 'a connection with a label that no table has',
    find: hubConnection,
    replace: withRouting('labels nowhere, labels default'),
    where: lacks(/routingIntent/),
    fires: ['AZR354'],
  },
  {
    name: 'a branch that is associated with a custom table',
    find: /^(connection (?:vpn|er)\w* )(?:\[[^\]]*\] )?(?=<-> )/gm,
    replace: '$1[associatedRouteTable rt-red] ',
    where: has(/^ {2}hubRouteTable rt-red /m),
    fires: ['AZR355'],
  },
  {
    name: 'routing intent beside a custom route table',
    find: /^ {2}routingIntent \{$/gm,
    replace: '  hubRouteTable rt-own\n$&',
    fires: ['AZR356'],
  },
  {
    name: 'routing intent and connections with routing of their own',
    find: hubConnection,
    replace: withRouting('labels own'),
    where: has(/^ {2}routingIntent /m),
    fires: ['AZR356'],
  },
  {
    name: 'branches of one hub that propagate to different tables',
    find: /^(connection (?:vpn|er)\w* )\[labels default, labels red\] (?=<-> )/gm,
    replace: '$1',
    fires: ['AZR357'],
  },
  {
    name: 'a network whose connection propagates nowhere',
    find: hubConnection,
    replace: withRouting('propagatedRouteTables noneRouteTable'),
    where: lacks(/-> azfw/),
    fires: ['AZR360'],
  },
  {
    name: 'an ExpressRoute connection that propagates beside the static routes to the firewall',
    find: /^(connection er\w* )\[propagatedRouteTables noneRouteTable\] /gm,
    replace: '$1',
    where: has(/private_traffic/),
    fires: ['AZR362'],
  },
  {
    name: 'a branch behind a hub with static routes to its firewall',
    find: /^( {4}route \S+ )0\.0\.0\.0\/0( -> azfw\w*)$/gm,
    replace: '$10.0.0.0/0, 192.168.0.0/16$2',
    where: has(/^ {2}address 192\.168\./m),
    fires: ['AZR362'],
  },
  {
    name: 'a network without the default route of its hub',
    find: hubConnection,
    replace: ([, hub, routing, vnet]) =>
      `connection ${hub} [${[routing, 'enableInternetSecurity false'].filter((part) => part).join(', ')}] <-> ${vnet}`,
    where: all(
      has(/^ {4}(?:Internet -> |route \S+ 0\.0\.0\.0\/0 -> azfw)/m),
      leadsToNic,
      ({ match }) => !/enableInternetSecurity|associatedRouteTable/.test(match[2] ?? ''),
    ),
    fires: ['AZR364'],
  },
  {
    name: 'a hub without the default route that the other hub has',
    find: /^ {4}(?:Internet -> |route \S+ 0\.0\.0\.0\/0 -> azfw).*\n/gm,
    replace: '',
    where: ({ text }) => statements(text, 'virtualHub').length > 1,
    fires: ['AZR364'],
  },
  {
    name: 'a static route of a table without one of the connection',
    find: /, staticRoutes [^\]]*(?=\])|\[staticRoutes [^\]]*\] /gm,
    replace: '',
    where: has(/^ {4}route \S+ \S+ -> spoke/m),
    fires: ['AZR366'],
  },
  {
    name: 'a static route of a connection to the router of the hub',
    find: /(staticRoutes \S+ -> )[\d.]+/gm,
    replace: ([, before], place) => `${before}${hubSpace(place.text).replace(/0\/\d+$/, '68')}`,
    fires: ['AZR367'],
  },
  {
    name: 'a static route that stays in its hub',
    find: /(\[[^\]]*staticRoutes [^\]]*)\]/gm,
    replace: '$1, propagateStaticRoutes false]',
    where: ({ text }) => statements(text, 'virtualHub').length > 1 && /^ {4}route \S+ \S+ -> spoke/m.test(text),
    fires: ['AZR368'],
  },
  {
    name: 'a hub that does not list an additional private prefix',
    find: /^ {4}route private_traffic 203\.0\.113\.0\/24 -> .*\n/gm,
    replace: '',
    where: has(privateIntent),
    fires: ['AZR370'],
  },
  {
    name: 'a network with public addresses behind a policy for private traffic',
    find: /^( {2}address (?!192\.)\S+)$/gm,
    replace: '$1, 198.18.4.0/24',
    where: all(within(/^vnet /), has(privateIntent), (place) => connectedTo(place.text, nameOf(place))),
    fires: ['AZR370'],
  },
  {
    name: 'a hub without the policy for private traffic that the other hub has',
    find: /^ {4}PrivateTraffic -> .*\n/gm,
    replace: '',
    where: (place) =>
      (place.text.match(/^ {4}PrivateTraffic -> /gm) ?? []).length > 1 &&
      new RegExp(`^connection ${nameOf(place)} `, 'm').test(place.text),
    fires: ['AZR371'],
  },
  {
    name: 'private endpoints whose subnet has no network policies',
    find: /^ {4}privateEndpointNetworkPolicies .*\n/gm,
    replace: '',
    where: has(privateIntent),
    fires: ['AZR372'],
  },
  {
    name: 'a circuit that a second hub shares',
    find: /^connection (?:er1|er-a) (?:\[[^\]]*\] )?<-> (\S+)$/gm,
    replace: ([line, circuit]) => `${line}\n${hubWithGateway}connection er-extra <-> ${circuit}`,
    where: all(lacks(/routingIntent/), ofHub),
    fires: ['AZR373'],
  },
  {
    name: 'a second circuit that is to be reached from the first',
    find: /^connection (er\w*) (?:\[[^\]]*\] )?<-> (er-ams)$/gm,
    replace: ([line, gateway]) =>
      `${line}\nsite far {\n  address 172.30.0.0/24\n  asn 65077\n  host farm 172.30.0.4\n}\ncircuit er-far\nconnection ${gateway} <-> er-far\nconnection er-far <-> far`,
    where: all(has(/^ {2}host /m), lacks(/private_traffic/), ofHub),
    fires: ['AZR375'],
  },
  {
    name: 'a BGP peer whose connection leaves out the default table',
    find: /^connection (hub1) \[labels default, labels red([^\]]*)\] <-> (spoke3)$/gm,
    replace: 'connection $1 [labels red$2] <-> $3',
    fires: ['AZR378'],
  },
  {
    name: 'a BGP peer that is associated with another table',
    find: /^connection (hub1) \[labels default, labels red([^\]]*)\] <-> (spoke3)$/gm,
    replace: 'connection $1 [associatedRouteTable rt-red, labels default, labels red$2] <-> $3',
    fires: ['AZR378'],
  },
  {
    name: 'a branch that hands back the network of another hub',
    find: /^( {2}address 192\.168\.10\.0\/24)$/gm,
    replace: '$1, 10.201.0.0/24',
    where: has(/^connection vpn1 .* enableBgp$/m),
    fires: ['AZR379'],
  },
  {
    name: 'more circuits than a hub supports',
    find: /^connection (er\w*) (?:\[[^\]]*\] )?<-> (er-ams)$/gm,
    replace: ([line, gateway]) =>
      [line, ...Array.from({ length: 8 }, (_, i) => `circuit er-more${i}\nconnection ${gateway} <-> er-more${i}`)].join(
        '\n',
      ),
    where: ofHub,
    fires: ['AZR380'],
  },
];

/** Whether the ExpressRoute gateway of a connection is that of a virtual hub. */
function ofHub({ text, match }: Place): boolean {
  const [, gateway = ''] = /^connection (\S+)/.exec(match[0]) ?? [];
  return statements(text, 'virtualHub').some((hub) => hub.includes(`  expressRouteGateway ${gateway}\n`));
}

/** Whether a network is connected to a virtual hub. */
function connectedTo(text: string, vnet: string): boolean {
  return new RegExp(`^connection hub\\S* .*<-> ${vnet}$`, 'm').test(text);
}

/** The address prefix of the first hub. */
function hubSpace(text: string): string {
  return /^virtualHub [\s\S]*?^ {2}address (\S+)/m.exec(text)?.[1] ?? '';
}

/** A Route Server with its subnet in the last quarter of the network's /24, or nothing if it has another size. */
function routeServerIn({ statement }: Place): string {
  const [, start] = /^ {2}address (\d+\.\d+\.\d+)\.0\/24$/m.exec(statement) ?? [];
  return start === undefined ? '' : `  subnet RouteServerSubnet ${start}.192/26\n  routeServer own\n`;
}

/** A further hub with an ExpressRoute gateway and a network. */
const hubWithGateway = `virtualHub extra {
  address 10.240.0.0/23
  expressRouteGateway er-extra
}
vnet apart {
  address 10.241.0.0/24
  subnet apps 10.241.0.0/26 {
    nic vmx 10.241.0.4
  }
}
connection extra <-> apart
`;
