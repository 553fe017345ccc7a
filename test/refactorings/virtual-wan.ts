import type { Case } from './case.js';

/** A hub with a firewall and a VPN gateway: tables lead everything through the firewall, from on premises too. */
const secured = `vnet hub {
  location westeurope
  address 10.0.0.0/16
  subnet GatewaySubnet 10.0.0.0/26 {
    routeTable rt-gateway
  }
  subnet AzureFirewallSubnet 10.0.1.0/26
  vpnGateway vpn1
  firewall azfw 10.0.1.4
}

vnet spoke1 {
  address 10.1.0.0/16
  subnet apps 10.1.0.0/24 {
    routeTable rt-spokes
    nic vm 10.1.0.4
  }
}

vnet spoke2 {
  address 10.2.0.0/16
  subnet apps 10.2.0.0/24 {
    routeTable rt-spokes
    nic vm 10.2.0.4
  }
}

peering hub [allowForwardedTraffic, allowGatewayTransit] <-> spoke1 [allowForwardedTraffic, useRemoteGateways]
peering hub [allowForwardedTraffic, allowGatewayTransit] <-> spoke2 [allowForwardedTraffic, useRemoteGateways]

routeTable rt-spokes {
  disableBgpRoutePropagation
  route default 0.0.0.0/0 -> VirtualAppliance 10.0.1.4
}

routeTable rt-gateway {
  route to-spoke1 10.1.0.0/16 -> VirtualAppliance 10.0.1.4
  route to-spoke2 10.2.0.0/16 -> VirtualAppliance 10.0.1.4
}

site dc1 {
  address 192.168.0.0/16
  asn 65100
  host app 192.168.10.10
}

connection vpn1 <-> dc1 enableBgp

expect spoke1.vm <-> spoke2.vm via azfw
expect spoke1.vm <-> dc1.app via azfw
expect spoke1.vm -> internet via azfw
`;

/** What nobody can put into a virtual hub is in the VNet of the hub too; packets from on premises pass the firewall by. */
const shared = secured
  .replace('    routeTable rt-gateway\n', '')
  .replace(/routeTable rt-gateway \{[^}]*\}\n\n/, '')
  .replace('  disableBgpRoutePropagation\n', '')
  .replace('expect spoke1.vm <-> dc1.app via azfw', 'expect spoke1.vm <-> dc1.app')
  .replace(
    '  vpnGateway vpn1\n',
    `  subnet AzureBastionSubnet 10.0.2.0/26
  subnet shared 10.0.3.0/24 {
    nic dns1 10.0.3.4
    nic dns2 10.0.3.5
    privateEndpoint vault 10.0.3.6
  }
  vpnGateway vpn1 {
    asn 65010
    pointToSite 172.20.0.0/24
  }
  expressRouteGateway er1
`,
  )
  .concat(`
circuit er-ams

connection er1 <-> er-ams
connection er-ams <-> dc1

scenario "spoke2 is cut off" {
  down peering hub <-> spoke2
  expect spoke1.vm <-> dc1.app
}
`);

/** Gateways alone. */
const plain = secured
  .replace('  subnet AzureFirewallSubnet 10.0.1.0/26\n', '')
  .replace('  firewall azfw 10.0.1.4\n', '')
  .replaceAll('    routeTable rt-gateway\n', '')
  .replaceAll('    routeTable rt-spokes\n', '')
  .replace(/routeTable rt-spokes[\s\S]*?(?=site)/, '')
  .replace(/expect [\s\S]*$/, 'expect spoke1.vm <-> dc1.app\n');

/** Beside a virtual WAN that has a hub already. */
const beside = `virtualHub vhub1 {
  address 10.8.0.0/23
  firewall azfw1
  routingIntent {
    PrivateTraffic -> azfw1
    Internet -> azfw1
  }
}

vnet spoke8 {
  address 10.9.0.0/16
  subnet apps 10.9.0.0/24 {
    nic vm 10.9.0.4
  }
}

connection vhub1 <-> spoke8

${secured}`;

/** An appliance in the hub inspects what the spokes send, so that no virtual hub can do the same. */
const appliance = secured
  .replace('  subnet AzureFirewallSubnet 10.0.1.0/26\n', '  subnet nva 10.0.1.0/26 {\n    nic nva1 10.0.1.4\n  }\n')
  .replace('  firewall azfw 10.0.1.4\n', '')
  .replaceAll('via azfw', 'via nva1')
  .concat('\nnva nva1 {\n  nic hub.nva1\n  snat internet\n}\n');

const forced = secured.replace('  vpnGateway vpn1\n', '  vpnGateway vpn1 {\n    gatewayDefaultSite dc1\n  }\n');

/** Two regions, whose firewalls send to each other over a peering of their hubs. */
const regions = `${secured
  .replace(/site dc1[\s\S]*/, '')
  .replace('  vpnGateway vpn1\n', '')
  .replace(/ {2}subnet GatewaySubnet[\s\S]*?\}\n/, '')
  .replace(/routeTable rt-gateway[\s\S]*?\n\}\n\n/, '')
  .replaceAll('allowForwardedTraffic, allowGatewayTransit', 'allowForwardedTraffic')
  .replaceAll(', useRemoteGateways', '')
  .replace(
    'AzureFirewallSubnet 10.0.1.0/26',
    'AzureFirewallSubnet 10.0.1.0/26 {\n    routeTable rt-fw\n  }',
  )}routeTable rt-fw {
  route to-region-2 10.64.0.0/12 -> VirtualAppliance 10.64.1.4
  route default 0.0.0.0/0 -> Internet
}

vnet hub2 {
  location eastus
  address 10.64.0.0/16
  subnet AzureFirewallSubnet 10.64.1.0/26 {
    routeTable rt-fw2
  }
  firewall azfw2 10.64.1.4
}

vnet spoke21 {
  address 10.65.0.0/16
  subnet apps 10.65.0.0/24 {
    routeTable rt-spokes2
    nic vm 10.65.0.4
  }
}

peering hub2 [allowForwardedTraffic] <-> spoke21 [allowForwardedTraffic]
peering hub [allowForwardedTraffic] <-> hub2 [allowForwardedTraffic]

routeTable rt-spokes2 {
  disableBgpRoutePropagation
  route default 0.0.0.0/0 -> VirtualAppliance 10.64.1.4
}

routeTable rt-fw2 {
  route to-region-1 10.0.0.0/12 -> VirtualAppliance 10.0.1.4
  route default 0.0.0.0/0 -> Internet
}

expect spoke1.vm <-> spoke2.vm via azfw
expect spoke1.vm <-> spoke21.vm via azfw, azfw2
expect spoke1.vm -> internet via azfw
`;

/** One spoke alone sends through the firewall, by an address of which others know nothing. */
const partly = secured
  .replace('    routeTable rt-spokes\n    nic vm 10.2.0.4', '    routeTable rt-open\n    nic vm 10.2.0.4')
  .replace('  route to-spoke2 10.2.0.0/16 -> VirtualAppliance 10.0.1.4\n', '')
  .replace(
    'routeTable rt-gateway {',
    'routeTable rt-open {\n  route to-spoke1 10.1.0.0/16 -> VirtualAppliance 10.0.1.4\n}\n\nrouteTable rt-gateway {',
  );

/** Two VNets that cannot be spokes: one has a gateway of its own, the peering of the other one is one-sided. */
const neighbours = secured.concat(`
vnet far {
  address 10.50.0.0/16
  subnet GatewaySubnet 10.50.0.0/26
  vpnGateway vf
}

vnet half {
  address 10.51.0.0/16
}

peering hub [allowForwardedTraffic] <-> far
peering half -> hub
`);

/** Public addresses of a site behind the gateway and of another one, with which nothing is connected. */
const publicSites = secured
  .replace('address 192.168.0.0/16', 'address 192.168.0.0/16, 198.51.100.0/24')
  .concat('\nsite other {\n  address 203.0.113.0/24\n}\n');

/** A site has the name of the VNet. */
const namesake = secured.concat(
  '\nsite hub {\n  address 172.20.0.0/24\n  asn 65200\n}\n\nconnection vpn1 <-> hub enableBgp\n',
);

/** A site has the name that the virtual hub would get beside the VNet. */
const namesakeBeside = secured
  .replace(
    '  firewall azfw 10.0.1.4\n',
    '  subnet tools 10.0.5.0/24 {\n    nic t 10.0.5.4\n  }\n  firewall azfw 10.0.1.4\n',
  )
  .concat('\nsite hub-vhub {\n  address 192.168.99.0/24\n}\n');

/** A private endpoint with network security groups. */
const guarded = secured.replace(
  '    nic vm 10.1.0.4\n',
  '    nic vm 10.1.0.4\n    privateEndpointNetworkPolicies NetworkSecurityGroupEnabled\n    privateEndpoint vault 10.1.0.9\n',
);

/** A VNet whose peering is one-sided uses the table of a spoke, so that packets to the Internet end there. */
const sharedTable = secured
  .replace(
    'peering hub [allowForwardedTraffic, allowGatewayTransit] <-> spoke1 [allowForwardedTraffic, useRemoteGateways]',
    'peering hub [allowForwardedTraffic, allowGatewayTransit] -> spoke1',
  )
  .replace('routeTable rt-spokes {\n', 'routeTable rt-spokes {\n  route unused 10.9.0.0/16 -> None\n')
  .replace(/expect [\s\S]*$/, 'expect spoke2.vm -> internet via azfw\n');

/** A VNet with a firewall of its own gets a default route from on premises, where its packets end. */
const forcedNeighbour = secured
  .replace('routeTable rt-gateway {\n', 'routeTable rt-gateway {\n  route no-far 10.50.0.0/16 -> None\n')
  .replace('routeTable rt-spokes {\n', 'routeTable rt-spokes {\n  route no-far 10.50.0.0/16 -> None\n')
  .replace('<-> dc1 enableBgp', '<-> dc1 [advertise 0.0.0.0/0] enableBgp')
  .replace(/expect [\s\S]*$/, '')
  .concat(`
vnet far {
  address 10.50.0.0/16
  subnet AzureFirewallSubnet 10.50.1.0/26 {
    routeTable rt-far
  }
  subnet apps 10.50.0.0/24 {
    routeTable rt-far
    nic vm 10.50.0.4
  }
  firewall azfw2 10.50.1.4
}

peering hub [allowForwardedTraffic, allowGatewayTransit] <-> far [useRemoteGateways]

routeTable rt-far {
  route no-dc 192.168.0.0/16 -> None
  route no-spokes 10.0.0.0/14 -> None
}
`);

/** Hub-and-spokes that move to Virtual WAN. */
export const virtualWans: Readonly<Record<string, Case>> = {
  'a hub with a firewall becomes a secured virtual hub': {
    text: secured,
    at: 'hub {',
    title:
      'Move hub to Virtual WAN as virtual hub hub (10.3.0.0/23) with 2 spokes, 1 gateway and azfw (2 fewer route tables and 3 fewer routes); every path stays',
    holds: ['dc1.app -> spoke2.vm via azfw'],
  },
  'what a virtual hub cannot have stays': {
    text: shared,
    at: 'firewall azfw',
    title:
      'Move hub to Virtual WAN as virtual hub hub-vhub (10.3.0.0/23) with 2 spokes, 2 gateways and azfw (1 fewer route table and 1 fewer route); 4 of 14 paths stay; the others, between dc1, hub, point-to-site clients of vpn1 and 3 more, pass azfw too; point-to-site clients of vpn1 and the Internet reach more than before; vpn1 gets the AS number 65515; Bastion, hub.dns1, hub.dns2 and hub.vault stay in hub, a spoke now',
    mends: ['AZR133 at 0.0.0.0/0'],
    holds: ['hub.dns1 <-> spoke1.vm via azfw', 'hub.vault <-> spoke1.vm'],
  },
  'a hub with gateways alone becomes a virtual hub': {
    text: plain,
    at: 'peering hub',
    title:
      'Move hub to Virtual WAN as virtual hub hub (10.3.0.0/23) with 2 spokes and 1 gateway; every path stays; spoke1 and spoke2 reach more than before',
    holds: ['spoke1.vm <-> spoke2.vm'],
  },
  'a hub moves to a virtual WAN that exists': {
    text: beside,
    at: 'hub {\n  location',
    title:
      'Move hub to Virtual WAN as virtual hub hub (10.3.0.0/23) with 2 spokes, 1 gateway and azfw (2 fewer route tables and 3 fewer routes); every path stays; dc1, spoke1, spoke2 and spoke8 reach more than before',
    holds: ['spoke8.vm <-> spoke1.vm via azfw1, azfw'],
  },
  'two regions move together': {
    text: regions,
    at: 'hub2 {',
    title:
      'Move hub2 and hub to Virtual WAN as virtual hubs hub2 (10.66.0.0/23) and hub (10.3.0.0/23) with 3 spokes, azfw2 and azfw (4 fewer route tables and 6 fewer routes); every path stays',
    holds: ['spoke21.vm -> spoke2.vm via azfw2, azfw'],
  },
  'a spoke that bypassed the firewall passes it': {
    text: partly,
    at: 'vpnGateway vpn1',
    title:
      'Move hub to Virtual WAN as virtual hub hub (10.3.0.0/23) with 2 spokes, 1 gateway and azfw (3 fewer route tables and 3 fewer routes); 3 of 5 paths stay; the others, between dc1, spoke2 and the Internet, pass azfw too',
    holds: ['spoke2.vm -> internet via azfw'],
  },
  'neighbours that cannot move are named': {
    text: neighbours,
    at: 'hub {',
    title:
      'Move hub to Virtual WAN as virtual hub hub (10.3.0.0/23) with 2 spokes, 1 gateway and azfw (2 fewer route tables and 3 fewer routes); every path stays; far and half are no longer peered with hub',
    mends: ['AZR301 at half -> hub'],
  },
  'what the gateway learns is private': {
    text: publicSites,
    at: 'hub {',
    title:
      'Move hub to Virtual WAN as virtual hub hub (10.3.0.0/23) with 2 spokes, 1 gateway and azfw (2 fewer route tables and 3 fewer routes); every path stays',
  },
  'a virtual hub is named otherwise than a site': {
    text: namesake,
    at: 'hub {',
    title:
      'Move hub to Virtual WAN as virtual hub hub-vhub (10.3.0.0/23) with 2 spokes, 1 gateway and azfw (2 fewer route tables and 3 fewer routes); 7 of 8 paths stay; the others, between dc1 and hub, pass azfw too',
  },
  'a virtual hub beside its network is named otherwise than a site': {
    text: namesakeBeside,
    at: 'hub {',
    title:
      'Move hub to Virtual WAN as virtual hub hub-vhub-2 (10.3.0.0/23) with 2 spokes, 1 gateway and azfw (2 fewer route tables and 3 fewer routes); 5 of 9 paths stay; the others, between dc1, hub, spoke1 and 2 more, pass azfw too; hub.t stays in hub, a spoke now',
    mends: ['AZR133 at 0.0.0.0/0'],
  },
  'network security groups of private endpoints stay': {
    text: guarded,
    at: 'hub {',
    title:
      'Move hub to Virtual WAN as virtual hub hub (10.3.0.0/23) with 2 spokes, 1 gateway and azfw (2 fewer route tables and 3 fewer routes); 5 of 6 paths stay; the others, between dc1 and spoke1, pass azfw too',
    mends: ['AZR131 at azfw', 'AZR133 at 10.1.0.0/16'],
    holds: ['spoke2.vm <-> spoke1.vault'],
  },
  'a table that another network uses too is copied': {
    text: sharedTable,
    at: 'hub {',
    title:
      'Move hub to Virtual WAN as virtual hub hub (10.3.0.0/23) with 1 spoke, 1 gateway and azfw (1 fewer route); every path stays; spoke1 is no longer peered with hub',
    mends: ['AZR301 at hub [allowForwardedTraffic, allowGatewayTransit] -> spoke1'],
    adds: ['AZR409 at 0.0.0.0/0', 'AZR414 at 10.9.0.0/16'],
    holds: ['spoke1.vm -> internet dropped'],
  },
};

/** Hub-and-spokes that cannot move, and why. */
export const refused: Readonly<Record<string, { readonly text: string; readonly reason: string }>> = {
  'an appliance that inspects': {
    text: appliance,
    reason: 'Packets from dc1.app to spoke1.vm would not pass nva1 any more.',
  },
  'a neighbour that would get the Internet': {
    text: forcedNeighbour,
    reason: 'far.vm would reach the Internet, although far does not move.',
  },
  'a gateway that sends the rest to a site': {
    text: forced,
    reason:
      'vpn1 sends what no other route has to dc1 (gatewayDefaultSite), which the gateway of a virtual hub cannot do.',
  },
};
