import type { Origin } from './origin.js';

/** Texts that once failed one of the properties, each for a different reason. */
export const found: readonly Origin[] = [
  {
    name: 'a statement that is read by its indentation, for elsewhere a brace is missing',
    text: 'vnet ars {\n  subnet vms 10.11.1.0/24 {\n}\n  address 10.11.0.0/16\n}\n\nvnet b {\n  address 10.12.0.0/16\nvnet c {\n  address 10.13.0.0/16\n}\n',
  },
  {
    name: 'a statement without a block before a broken one that could be its block',
    text: '  scenario s\n expect a ->\nvnet b {\n',
  },
  {
    name: 'several statements on the line of which a comment hides findings',
    text: 'vnet a {\n  address 10.0.0.0/16\n  // azroute-ignore AZR020: known\n  subnet s 10.1.0.0/24 subnet t 10.2.0.0/24\n}\n',
  },
  {
    name: 'a comment that would begin to ignore if carriage returns became line feeds',
    text: 'vnet a {\r  address 10.0.0.0/16\r  // azroute-ignore AZR020: known\r  subnet s 10.1.0.0/24\r}\r',
  },
  {
    name: 'line ends that are mixed in a comment',
    text: '\n/* over\r\nlines */ // behind\nvnet hub {\n  address 10.0.0.0/16\n}\n',
  },
  {
    name: 'a name of which there are two things and no longer path',
    text: 'vnet v { address 10.0.0.0/16 subnet GatewaySubnet 10.0.0.0/26 expressRouteGateway er }\nsite er-ams { asn 65100 address 192.168.0.0/24 }\ncircuit er-ams\nconnection er <-> er-ams\n',
  },
  {
    name: 'a repair that writes a setting a second time, for the first one is broken',
    text: 'hub1 {\n  address 10.1.0.0/20\n  nva 10.1.1.0/24 {\n    routeTable rt-nva\n    nic nva1 10.1.1.4\n    nic vm 10.1.2.4\n  routeServer ars1\nnva nva1 {\n  nic hub1.nva1\n  asn 65001\n  advertise 192.168.0.0/17, 192.168.128.0/17\nbgp nva1 <-> ars1\n',
  },
  { name: 'a finding of a whole file, which no comment hides', text: 'vnet a\0' },
  {
    name: 'a comment that is alone with a statement between it and another one',
    text: '/* azroute-ignore AZR020: known */ vnet a { /* b */\n  address 10.0.0.0/16\n  subnet s 10.1.0.0/24\n}\n',
  },
  {
    name: 'a comment of several lines that hides nothing',
    text: '/* azroute-ignore AZR020: known\n   for long */\nvnet a {\n  address 10.0.0.0/16\n}\n',
  },
  {
    name: 'a keyword alone before a statement whose brace is missing',
    text: '192.168.16.4\r\nnva\nnva\n{\n',
  },
  { name: 'a brace alone', text: '{' },
  {
    name: 'keywords alone, of which two are read as a statement',
    text: '192.168.16.4\r\nnva\nnva\n nva\n{\n',
  },
  { name: 'blocks of nothing inside each other, and one in them', text: '{ { } expressRouteGateway { branchToBranch ' },
  {
    name: 'a comment of a file that is no text, without which it is one',
    text: '// azroute-ignore AZR020: the network grows next we\uFFFD\uFFFDk\n  10.1.3.0/24\n',
  },
];
