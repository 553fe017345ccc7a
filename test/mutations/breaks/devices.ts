import type { Mutation } from '../mutation.js';
import { has, nameOf, statements, within } from '../where.js';

/** Invalid devices, sessions and connections. */
export const deviceMutations: readonly Mutation[] = [
  { name: 'an appliance without a NIC', find: /^ {2}nic .*\n/gm, replace: '', fires: ['AZR040'] },
  {
    name: 'a session of an appliance with itself',
    find: /^(bgp (\S+) .*<-> )\S+/gm,
    replace: '$1$2',
    fires: ['AZR041'],
  },
  { name: 'a tunnel with one end', find: /^(tunnel \S+ \S+ (\S+) .*<-> )\S+/gm, replace: '$1$2', fires: ['AZR041'] },
  {
    name: 'a circuit at a VPN gateway',
    find: /^connection vpn1 (?:\[[^\]]*\] )?<-> \S+/gm,
    replace: 'circuit er-new\nconnection vpn1 <-> er-new',
    fires: ['AZR042'],
  },
  {
    name: "a BGP peer in the gateway's own network",
    find: /^(connection vpn1 (?:\[[^\]]*\] )?<-> \S+)( enableBgp)$/gm,
    replace: ([, ends, bgp], { text }) => `${ends} [bgpIp ${insideGatewaySubnet(text)}]${bgp}`,
    where: ({ text }) => insideGatewaySubnet(text) !== '',
    fires: ['AZR048'],
  },
  {
    name: 'an appliance that does not have the networks behind it',
    find: /^ {2}connected .*\n/gm,
    replace: '',
    where: within(/^nva [\s\S]*^ {2}host /m),
    fires: ['AZR021'],
  },
  {
    name: 'a machine outside the networks behind an appliance',
    find: /^( {2}host \S+ )\S+/gm,
    replace: '$1198.18.0.7',
    where: within(/^nva /),
    fires: ['AZR021'],
  },
  {
    name: 'a client outside the point-to-site pool',
    find: /^( {4}host \S+ )\S+/gm,
    replace: '$1198.18.0.7',
    where: within(/^ {4}pointToSite /m),
    fires: ['AZR021'],
  },
  {
    name: 'a site that no longer prefers one of its connections',
    find: / \[localPreference \d+\]/gm,
    replace: '',
    where: has(/^expect /m),
    fires: ['AZR601', 'AZR131'],
  },
  {
    name: 'a service tag that is declared twice',
    find: /^serviceTag .*\n/gm,
    replace: ([line]) => `${line}${line}`,
    fires: ['AZR004'],
  },
  {
    name: 'a site at an ExpressRoute gateway',
    find: /^(connection er1 (?:\[[^\]]*\] )?<-> )\S+/gm,
    replace: '$1dc1',
    where: has(/^site dc1 /m),
    fires: ['AZR042'],
  },
  {
    name: 'a speaker without an AS number',
    find: /^ {2}asn \d+\n/gm,
    replace: '',
    where: (place) => new RegExp(`^bgp (.* )?${nameOf(place)}( |$)`, 'm').test(place.text),
    fires: ['AZR043'],
  },
  {
    name: 'an appliance with the AS number of ExpressRoute',
    find: /^( {2}asn )\d+/gm,
    replace: '$112076',
    where: within(/^nva/),
    fires: ['AZR044'],
  },
  {
    name: 'an appliance with an AS number that is kept for documents',
    find: /^( {2}asn )\d+/gm,
    replace: '$164500',
    where: within(/^nva/),
    fires: ['AZR044'],
  },
  {
    name: 'a peering that is prepended',
    find: /^(peering \S+ )(?:\[[^\]]*\] )?(?=<->)/gm,
    replace: '$1[prepend 2] ',
    fires: ['AZR045'],
  },
  {
    name: 'a session with a flag of peerings',
    find: /^(bgp \S+ )(?:\[[^\]]*\] )?(?=<->)/gm,
    replace: '$1[allowForwardedTraffic] ',
    fires: ['AZR045'],
  },
  {
    name: 'two appliances of one NIC',
    find: /^nva (\S+) \{\n {2}nic (\S+)$/gm,
    replace: 'nva $1b {\n  nic $2\n}\n\n$&',
    fires: ['AZR046'],
  },
  {
    name: 'a route by the NIC of another machine',
    find: /^( {2}route \S+ +via (\w+))\.\w+$/gm,
    replace: '$1.vm',
    where: ({ text, match }) =>
      statements(text, 'vnet').some((vnet) => vnet.startsWith(`vnet ${match[2]} `) && vnet.includes('    nic vm ')),
    fires: ['AZR047'],
  },
  {
    name: 'a route of a site to an address that nobody there has',
    find: /^ {2}address (\d+\.\d+\.)0\.0\/16$/gm,
    replace: '$&\n  route 10.251.0.0/16 via $1254.77',
    where: within(/^site (?![\s\S]*^ {2}router )/m),
    fires: ['AZR113'],
  },
  {
    name: 'a route of a site that both discards and forwards',
    find: /^ {2}address (\d+\.\d+\.)0\.0\/16$/gm,
    replace: '$&\n  route 10.251.0.0/16 via $1254.77\n  route 10.251.0.0/16 drop',
    where: within(/^site (?![\s\S]*^ {2}router )/m),
    fires: ['AZR012'],
  },
  {
    name: 'a route of a site into a tunnel of others',
    find: /^ {2}address \S+$/gm,
    replace: ([line], { text }) => `${line}\n  route 10.251.0.0/16 via ${/^tunnel (\S+)/m.exec(text)?.[1]}`,
    where: (place) => {
      const tunnel = /^tunnel (\S+) .*$/m.exec(place.text)?.[0] ?? '';
      return /^site (?![\s\S]*^ {2}router )/m.test(place.statement) && tunnel !== '' && !tunnel.includes(nameOf(place));
    },
    fires: ['AZR047'],
  },
  {
    name: 'a route in the block of a site with several routers',
    find: /^ {2}router \S+ .*\n(?= {2}router )/gm,
    replace: '$&  route 10.251.0.0/16 drop\n',
    fires: ['AZR003'],
  },
  {
    name: 'a VPN device that knows another range alone',
    find: /^connection vpn\w* (?:\[[^\]]*\] )?<-> \w+$/gm,
    replace: '$& [prefixes 10.250.0.0/16]',
    where: ({ text, match }) =>
      statements(text, 'site').some(
        (site) => site.startsWith(`site ${match[0].split(' ').at(-1)} `) && /^ {2}host /m.test(site),
      ) && / nic vm/.test(text),
    fires: ['AZR113'],
  },
  {
    name: 'BGP with a site that has no AS number',
    find: /^connection vpn1 (?:\[[^\]]*\] )?<-> dc1$/gm,
    replace: '$& enableBgp',
    where: ({ text }) => !/^ {2}asn /m.test(statements(text, 'site')[0] ?? ''),
    fires: ['AZR043'],
  },
];

/** An address beside those of gateway vpn1, or nothing if the text has no such gateway. */
function insideGatewaySubnet(text: string): string {
  const vnet = statements(text, 'vnet').find((each) => /^ {2}vpnGateway vpn1\b/m.test(each));
  const [, start] = /subnet GatewaySubnet (\d+\.\d+\.\d+)\./.exec(vnet ?? '') ?? [];
  return start === undefined ? '' : `${start}.20`;
}
