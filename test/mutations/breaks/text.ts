import type { Mutation } from '../mutation.js';
import { has, lacks, nameOf, statements } from '../where.js';

/** Errors in the text itself. */
export const textMutations: readonly Mutation[] = [
  { name: 'a block that is not closed', find: /\n\}\n/g, replace: '\n\n', fires: ['AZR001'] },
  { name: 'an arrow that lacks its head', find: / -> /g, replace: ' - ', fires: ['AZR001'] },
  { name: 'a word that is no statement', find: /^vnet /gm, replace: 'vnets ', fires: ['AZR001'] },
  {
    name: 'a session with a device that is not declared',
    find: /^(bgp .*<-> \S+)/gm,
    replace: '$1x',
    fires: ['AZR002'],
  },
  { name: 'a route table that is not declared', find: /^( +routeTable \S+)/gm, replace: '$1x', fires: ['AZR002'] },
  { name: 'an appliance with a NIC that is not declared', find: /^( {2}nic \S+)/gm, replace: '$1x', fires: ['AZR002'] },
  {
    name: 'a short name that several NICs have',
    find: /^( {2}nic )\w+\.\w+$/gm,
    replace: '$1vm',
    where: ({ text }) => (text.match(/^ {4}nic vm /gm) ?? []).length > 1,
    fires: ['AZR003'],
  },
  { name: 'a NIC that is declared twice', find: /^( {4}nic .*)$/gm, replace: '$1\n$1', fires: ['AZR004'] },
  {
    name: 'a network that is declared twice',
    find: /^vnet (\S+) /gm,
    replace: 'vnet $1 { address 10.99.0.0/24 }\n$&',
    fires: ['AZR004'],
  },
  {
    name: 'networks whose names differ only in case',
    find: /^vnet ([a-z]\S*) /gm,
    replace: ([text, name = '']) => `vnet ${name.toUpperCase()} { address 10.99.0.0/24 }\n${text}`,
    fires: ['AZR005'],
  },
  {
    name: 'a session with a network',
    find: /^(bgp .*<-> )\S+/gm,
    replace: ([, before], { text }) => `${before}${/^vnet (\S+)/m.exec(text)?.[1]}`,
    where: has(/^vnet /m),
    fires: ['AZR006'],
  },
  {
    name: 'an address with a number above 255',
    find: /^( +nic \S+ \d+\.\d+\.\d+)\.\d+/gm,
    replace: '$1.256',
    fires: ['AZR007'],
  },
  {
    name: 'a prefix that is longer than an address',
    find: /^( +subnet \S+ +\d[\d.]*)\/\d+/gm,
    replace: '$1/33',
    fires: ['AZR007'],
  },
  {
    name: 'a subnet with host bits',
    find: /^( +subnet \S+ +\d+\.\d+\.\d+)\.0\/24/gm,
    replace: '$1.1/24',
    fires: ['AZR008'],
  },
  {
    name: 'an address space with host bits',
    find: /^( +address \d+\.\d+\.\d+)\.0\/(?=\d)/gm,
    replace: '$1.1/',
    fires: ['AZR008'],
  },
  {
    name: 'a route with host bits',
    find: /^( +route [^\n]*[1-9]\.0)\.0(?=\/16 +->)/gm,
    replace: '$1.1',
    fires: ['AZR008'],
  },
  { name: 'a name that begins with a digit', find: /^vnet (?=\w)/gm, replace: 'vnet 1', fires: ['AZR009'] },
  {
    name: 'an import of a file that is not there',
    find: /^(?=\w)/g,
    replace: 'import "missing.azroute"\n',
    fires: ['AZR010'],
  },
  { name: 'an import of a folder', find: /^(?=\w)/g, replace: 'import "."\n', fires: ['AZR011'] },
  { name: 'an AS number that is written twice', find: /^( +asn \d+)$/gm, replace: '$1\n$1', fires: ['AZR012'] },
  {
    name: 'an instance that no Route Server has',
    find: /^bgp (\S+) (?=<-> ars)/gm,
    replace: 'bgp $1 [instance 2] ',
    fires: ['AZR013'],
  },
  {
    name: 'an AS path that is prepended too often',
    find: /\[prepend \d+\]/g,
    replace: '[prepend 1000]',
    fires: ['AZR013'],
  },
  {
    name: 'a NIC that is gone while its appliance stays',
    find: /^ {4}nic (\S+) .*\n/gm,
    replace: '',
    where: (place) =>
      statements(place.text, 'nva').some((nva) => nva.includes(`\n  nic ${nameOf(place)}.${place.match[1]}\n`)),
    fires: ['AZR002'],
  },
  {
    name: 'a comment that ignores what is not reported',
    find: /^ {2}subnet /gm,
    replace: '  // azroute-ignore AZR020: moved next week\n$&',
    fires: ['AZR052'],
  },
  {
    name: 'a comment that ignores without a reason',
    find: /^ {2}subnet /gm,
    replace: '  // azroute-ignore AZR020\n$&',
    fires: ['AZR053'],
  },
  {
    name: 'a site to which nothing leads',
    find: /^(?=\w)/g,
    replace: 'site nowhere { address 10.199.0.0/16 }\n',
    where: lacks(/\bimport /),
    fires: ['AZR050'],
  },
  { name: 'a file that is imported twice', find: /^import .*$/gm, replace: '$&\n$&', fires: ['AZR051'] },
];
