import { EmptyFileSystem } from 'langium';
import { expect, test } from 'vitest';
import { createAzrouteServices } from '../module.js';

const { parser } = createAzrouteServices(EmptyFileSystem).azroute;

test.each([
  ['vnet', 'Expected the name of the virtual network after vnet.'],
  ['vnet a { subnet s }', "Expected a prefix such as 10.0.0.0/24 after the subnet's name."],
  ['vnet a { address 10.0.0.0 }', 'Expected a prefix such as 10.0.0.0/24 after address.'],
  ['vnet a { nic x 10.0.0.4 }', 'nic is not allowed in a virtual network.'],
  ['vnet a { subnet s 10.0.0.0/24 { nic x } }', "Expected an address such as 10.0.0.4 after the NIC's name."],
  ['peering a', 'Expected <-> or -> after a.'],
  ['peering a <->', 'Expected the name of a virtual network after <->.'],
  ['peering a [foo] <-> b', 'Expected an attribute such as allowForwardedTraffic, or ] after [.'],
  ['routeTable r { route 10.0.0.0/8 -> }', 'Expected a next hop such as 10.0.0.4, Internet or None after ->.'],
  [
    'routeTable r { route 10.0.0.0/8 -> VirtualAppliance }',
    'Expected an address such as 10.0.0.4 after VirtualAppliance.',
  ],
  ['site s { asn x }', 'Expected a number after asn.'],
  ['connection a -> b', 'Expected <-> after a.'],
  ['nva n { snat }', 'Expected internet or all after snat.'],
  ['tunnel t a <-> b', "Expected the kind of the tunnel, vxlan or ipsec, after the tunnel's name."],
  ['bgp a [community foo] <-> b', 'Expected no-advertise or no-export after community.'],
  ['scenario s { down }', 'Expected the name of what is down after down.'],
  ['}', 'This } has no matching {; remove it.'],
  ['vnett a', 'vnett is not the start of a statement; did you mean vnet?'],
])('%s', (text, message) => {
  expect(parser.LangiumParser.parse(text).parserErrors.map((error) => error.message)).toEqual([message]);
});
